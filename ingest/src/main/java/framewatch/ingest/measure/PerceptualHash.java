package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * 64 bits that stay the same, but for a few, when a picture is scaled or encoded again: the signs
 * of the lowest 8 x 8 coefficients of the cosine transform of the tiles' means, each against their
 * median, as in pHash (Zauner, "Implementation and benchmarking of perceptual image hash
 * functions", 2010). The constant coefficient, which says how bright the picture is, counts as 0.
 */
final class PerceptualHash {
  private static final int COLUMNS = VideoMeasures.TILE_COLUMNS;
  private static final int ROWS = VideoMeasures.TILE_ROWS;
  private static final int SIZE = 8;

  private static final double[][] ALONG_ROWS = cosines(COLUMNS);
  private static final double[][] ALONG_COLUMNS = cosines(ROWS);

  private final double[] means = new double[VideoMeasures.TILES];
  private final double[] halfway = new double[ROWS * SIZE];
  private final double[] coefficients = new double[SIZE * SIZE];
  private final double[] sorted = new double[SIZE * SIZE];

  void set(int tile, double mean) {
    means[tile] = mean;
  }

  /** The hash of the means that were set: coefficient i, row by row, is bit i % 8 of byte i / 8. */
  void finish(byte[] to) {
    for (int row = 0; row < ROWS; row++) {
      for (int u = 0; u < SIZE; u++) {
        double sum = 0;
        for (int column = 0; column < COLUMNS; column++) {
          sum += means[row * COLUMNS + column] * ALONG_ROWS[u][column];
        }
        halfway[row * SIZE + u] = sum;
      }
    }
    for (int v = 0; v < SIZE; v++) {
      for (int u = 0; u < SIZE; u++) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
          sum += halfway[row * SIZE + u] * ALONG_COLUMNS[v][row];
        }
        coefficients[v * SIZE + u] = sum;
      }
    }
    coefficients[0] = 0;
    double median = median();
    for (int i = 0; i < SIZE; i++) {
      int bits = 0;
      for (int k = 0; k < SIZE; k++) {
        bits |= coefficients[i * SIZE + k] > median ? 1 << k : 0;
      }
      to[i] = (byte) bits;
    }
  }

  private double median() {
    System.arraycopy(coefficients, 0, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  private static double[][] cosines(int length) {
    double[][] cosines = new double[SIZE][length];
    for (int u = 0; u < SIZE; u++) {
      for (int x = 0; x < length; x++) {
        // Strict arithmetic: the same bits on every machine.
        cosines[u][x] = StrictMath.cos(StrictMath.PI * u * (2 * x + 1) / (2.0 * length));
      }
    }
    return cosines;
  }
}
