package framewatch.ingest.measure;

import static framewatch.ingest.measure.VideoMeasures.TILES;
import static framewatch.ingest.measure.VideoMeasures.TILE_COLUMNS;
import static framewatch.ingest.measure.VideoMeasures.TILE_ROWS;

import framewatch.ingest.source.Picture;
import java.util.Arrays;

/** Means, deviation and saturation of the chroma planes, from a sample of their pixels. */
final class ChromaMeter {
  /** Pixels looked at: all of small planes, of large ones about this many. */
  private static final int WANTED = 4_096;

  /** Shares of the pixels that saturationPercentiles are given for. */
  private static final double[] PERCENTILES = {0.10, 0.50, 0.90};

  private final Range range;
  private final int columns;
  private final int rows;
  private final int rowStep;
  private final int columnStep;
  private final int shift;
  private final byte[] blue;
  private final byte[] red;
  private final long[] blueSum = new long[TILES];
  private final long[] redSum = new long[TILES];
  private final int[] count = new int[TILES];

  /** Pixels by their distance from neutral, rounded. */
  private final int[] distances = new int[182];

  private double saturation;
  private long squares;

  ChromaMeter(Picture picture, Range range) {
    this.range = range;
    columns = -(-picture.format.getWidth() >> picture.chromaShiftX);
    rows = -(-picture.format.getHeight() >> picture.chromaShiftY);
    shift = picture.format.getBitDepth() - 8;
    int byRow = 1;
    int byColumn = 1;
    while ((long) columns * rows / byRow / byColumn > WANTED) {
      // Rows first: a row that is left out is not even read. Each tile keeps a few.
      if (byRow < 16 && rows / (2 * byRow) >= 3 * TILE_ROWS) {
        byRow *= 2;
      } else {
        byColumn *= 2;
      }
    }
    rowStep = byRow;
    columnStep = byColumn;
    int size = columns * (shift > 0 ? 2 : 1);
    blue = new byte[size];
    red = new byte[size];
  }

  /** Writes what a picture without chroma has. */
  static void none(VideoMeasures to) {
    to.blueMean = 128;
    to.redMean = 128;
    to.chromaDeviation = 0;
    to.saturationMean = 0;
    Arrays.fill(to.saturationPercentiles, (byte) 0);
    Arrays.fill(to.tileBlue, (byte) 128);
    Arrays.fill(to.tileRed, (byte) 128);
  }

  void measure(Picture picture, VideoMeasures to) {
    Arrays.fill(blueSum, 0);
    Arrays.fill(redSum, 0);
    Arrays.fill(count, 0);
    Arrays.fill(distances, 0);
    saturation = 0;
    squares = 0;
    for (int row = rowStep / 2; row < rows; row += rowStep) {
      picture.planes[1].get(row * picture.strides[1], blue, 0, blue.length);
      picture.planes[2].get(row * picture.strides[2], red, 0, red.length);
      int tileRow = row * TILE_ROWS / rows;
      int column = row / rowStep % columnStep;
      for (int tile = 0; tile < TILE_COLUMNS; tile++) {
        int end = (tile + 1) * columns / TILE_COLUMNS;
        column = addSpan(column, end, tileRow * TILE_COLUMNS + tile);
      }
    }
    writeTotals(to);
    writeTiles(to);
  }

  /** Adds pixels up to a column, and returns the next one to be looked at. */
  private int addSpan(int from, int end, int tile) {
    int blues = 0;
    int reds = 0;
    int column = from;
    for (; column < end; column += columnStep) {
      int b = value(blue, column) - 128;
      int r = value(red, column) - 128;
      blues += b;
      reds += r;
      int square = b * b + r * r;
      squares += square;
      float distance = (float) Math.sqrt(square);
      saturation += distance;
      distances[(int) (distance + 0.5f)]++;
    }
    blueSum[tile] += blues;
    redSum[tile] += reds;
    count[tile] += (column - from) / columnStep;
    return column;
  }

  private void writeTotals(VideoMeasures to) {
    long pixels = 0;
    long blues = 0;
    long reds = 0;
    for (int tile = 0; tile < TILES; tile++) {
      pixels += count[tile];
      blues += blueSum[tile];
      reds += redSum[tile];
    }
    double blueMean = (double) blues / pixels;
    double redMean = (double) reds / pixels;
    double variance = (double) squares / pixels - blueMean * blueMean - redMean * redMean;
    to.blueMean = (float) (128 + range.chromaSpan(blueMean));
    to.redMean = (float) (128 + range.chromaSpan(redMean));
    to.chromaDeviation = (float) range.chromaSpan(Math.sqrt(Math.max(0, variance)));
    to.saturationMean = (float) range.chromaSpan(saturation / pixels);
    int distance = 0;
    long below = 0;
    for (int i = 0; i < PERCENTILES.length; i++) {
      while (below + distances[distance] < PERCENTILES[i] * pixels) {
        below += distances[distance++];
      }
      to.saturationPercentiles[i] = (byte) Math.round(range.chromaSpan(distance));
    }
  }

  private void writeTiles(VideoMeasures to) {
    for (int tile = 0; tile < TILES; tile++) {
      // A plane with fewer columns or rows than tiles leaves some without a pixel of their own.
      double pixels = count[tile];
      double blueMean = pixels == 0 ? to.blueMean - 128 : blueSum[tile] / pixels;
      double redMean = pixels == 0 ? to.redMean - 128 : redSum[tile] / pixels;
      to.tileBlue[tile] = (byte) Math.round(128 + range.chromaSpan(blueMean));
      to.tileRed[tile] = (byte) Math.round(128 + range.chromaSpan(redMean));
    }
  }

  private int value(byte[] row, int column) {
    return shift == 0
        ? row[column] & 0xff
        : (((row[2 * column] & 0xff) | (row[2 * column + 1] & 0xff) << 8) >> shift) & 0xff;
  }
}
