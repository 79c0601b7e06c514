package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.nio.ByteBuffer;

/** Means, deviation and saturation of the chroma planes, from a sample of their pixels. */
final class ChromaMeter {
  /** Pixels looked at: all of small planes, of large ones about this many. */
  private static final int WANTED = 32_768;

  private final Range range;
  private final int columns;
  private final int rows;
  private final int rowStep;
  private final int columnStep;
  private final int shift;
  private final byte[] blue;
  private final byte[] red;

  /** Distance from neutral, by the two distances; a quarter of the plane is enough by symmetry. */
  private final float[] distance = new float[129 * 129];

  ChromaMeter(Picture picture, Range range) {
    this.range = range;
    columns = -(-picture.format.getWidth() >> picture.chromaShiftX);
    rows = -(-picture.format.getHeight() >> picture.chromaShiftY);
    shift = picture.format.getBitDepth() - 8;
    int byRow = 1;
    int byColumn = 1;
    while ((long) columns * rows / byRow / byColumn > WANTED) {
      // Rows first: a row that is left out is not even read.
      if (byRow < 8) {
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
    for (int i = 0; i <= 128; i++) {
      for (int k = 0; k <= 128; k++) {
        distance[i * 129 + k] = (float) Math.hypot(i, k);
      }
    }
  }

  void measure(Picture picture, VideoMeasures to) {
    ByteBuffer bluePlane = picture.planes[1];
    ByteBuffer redPlane = picture.planes[2];
    long count = 0;
    long blueSum = 0;
    long redSum = 0;
    long squares = 0;
    double saturation = 0;
    for (int row = rowStep / 2; row < rows; row += rowStep) {
      bluePlane.get(row * picture.strides[1], blue, 0, blue.length);
      redPlane.get(row * picture.strides[2], red, 0, red.length);
      for (int column = row / rowStep % columnStep; column < columns; column += columnStep) {
        int b = value(blue, column) - 128;
        int r = value(red, column) - 128;
        blueSum += b;
        redSum += r;
        squares += b * b + r * r;
        saturation += distance[Math.abs(b) * 129 + Math.abs(r)];
        count++;
      }
    }
    double blueMean = (double) blueSum / count;
    double redMean = (double) redSum / count;
    double variance = (double) squares / count - blueMean * blueMean - redMean * redMean;
    to.blueMean = (float) (128 + range.chromaSpan(blueMean));
    to.redMean = (float) (128 + range.chromaSpan(redMean));
    to.chromaDeviation = (float) range.chromaSpan(Math.sqrt(Math.max(0, variance)));
    to.saturationMean = (float) range.chromaSpan(saturation / count);
  }

  private int value(byte[] row, int column) {
    return shift == 0
        ? row[column] & 0xff
        : (((row[2 * column] & 0xff) | (row[2 * column + 1] & 0xff) << 8) >> shift) & 0xff;
  }
}
