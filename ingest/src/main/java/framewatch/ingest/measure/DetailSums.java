package framewatch.ingest.measure;

import java.util.Arrays;

/** What is summed up over the rows of a picture that are looked at closely. */
final class DetailSums {
  /** Parts of a code value in which the length of a gradient is counted. */
  static final int SOBEL_SCALE = 16;

  /** Scores above which an outlier is counted, code values; the first is that of signalstats. */
  static final int[] OUTLIER_LEVELS = {4, 8, 16, 32};

  /** Pixels looked at; for combing every second of them. */
  long pixels;

  /** Pixels that gradients were taken of: every second of some of the rows. */
  long gradientPixels;

  /** Lengths of Sobel gradients, in 1/16 of a code value. */
  long sobel;

  /** Their squares, in code values. */
  long sobelSquares;

  /** Differences to the previous picture, with sign. */
  long difference;

  /** Their squares. */
  long differenceSquares;

  /** Pixels whose score as an outlier is above each of the levels. */
  final long[] outliers = new long[OUTLIER_LEVELS.length];

  /** Second differences |above - 2 x here + below| within the picture. */
  long combing;

  /**
   * Second differences between pictures: |above - 2 x here + below| with "here" taken from the
   * previous picture, for even rows and odd rows, then with "here" from this picture and the others
   * from the previous one, for even rows and odd rows.
   */
  final long[] fieldCombing = new long[4];

  /** Pixels looked at for combing in even rows, and in odd rows. */
  final long[] parityPixels = new long[2];

  /** Room for a kernel: the outlier scores of a row, from one column before its first on. */
  final byte[] scores;

  /** Room for a kernel: the squared gradients of a row. */
  final int[] squares;

  DetailSums(int width) {
    scores = new byte[width + 2];
    squares = new int[width];
  }

  void clear() {
    pixels = 0;
    gradientPixels = 0;
    sobel = 0;
    sobelSquares = 0;
    difference = 0;
    differenceSquares = 0;
    combing = 0;
    Arrays.fill(outliers, 0);
    Arrays.fill(fieldCombing, 0);
    Arrays.fill(parityPixels, 0);
  }
}
