package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Histogram of a sample of the luma pixels, and what follows from it: percentiles, the bins of the
 * descriptor, and the deviation.
 */
final class LumaCounts {
  /** Lower edges of the bins of {@code lumaHistogram}, code values. */
  static final int[] EDGES = {
    0, 5, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 56, 64, 80, 96,
    112, 128, 144, 160, 176, 192, 208, 236
  };

  private static final double[] PERCENTILES = {0.01, 0.10, 0.50, 0.90, 0.99};
  private static final byte[] BIN_OF = bins();

  /** Pixels looked at: all of a small picture, of a large one about this many. */
  private static final int WANTED = 16_384;

  private final Range range;
  private final int width;
  private final int every;
  private int row;

  // Two tables, used in turn: on a flat picture each count would wait for the one before.
  private final int[] even = new int[256];
  private final int[] odd = new int[256];
  private final int[] counts = new int[256];
  private final int[] bins = new int[EDGES.length];

  LumaCounts(int width, int rows, Range range) {
    this.width = width;
    this.range = range;
    int power = 1;
    while ((long) width * rows / power > WANTED) {
      power *= 2;
    }
    every = power;
  }

  /** Adds pixels of some rows; where in a row they lie differs from row to row. */
  void add(LumaRows plane, int first, int count) {
    for (int y = first; y < first + count; y++) {
      int start = plane.at(y);
      int column = row++ * 5 % every;
      for (; column + every < width; column += 2 * every) {
        even[plane.bytes[start + column] & 0xff]++;
        odd[plane.bytes[start + column + every] & 0xff]++;
      }
      if (column < width) {
        even[plane.bytes[start + column] & 0xff]++;
      }
    }
  }

  /** Writes the results and starts anew. */
  void finish(VideoMeasures to) {
    long total = 0;
    long sum = 0;
    long squares = 0;
    for (int value = 0; value < 256; value++) {
      int count = even[value] + odd[value];
      counts[value] = count;
      total += count;
      sum += (long) count * value;
      squares += (long) count * value * value;
    }
    if (total > 0) {
      double mean = (double) sum / total;
      double variance = Math.max(0, (double) squares / total - mean * mean);
      to.lumaDeviation = (float) range.lumaSpan(Math.sqrt(variance));
      percentiles(total, to.lumaPercentiles);
      histogram(total, to.lumaHistogram);
    }
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    row = 0;
  }

  private void percentiles(long total, byte[] to) {
    int value = 0;
    long below = 0;
    while (counts[value] == 0) {
      value++;
    }
    to[0] = (byte) range.luma(value);
    for (int i = 0; i < PERCENTILES.length; i++) {
      // The smallest value that at least this share of the pixels does not exceed.
      while (below + counts[value] < PERCENTILES[i] * total) {
        below += counts[value++];
      }
      to[i + 1] = (byte) range.luma(value);
    }
    int last = 255;
    while (counts[last] == 0) {
      last--;
    }
    to[to.length - 1] = (byte) range.luma(last);
  }

  private void histogram(long total, int[] to) {
    Arrays.fill(bins, 0);
    for (int value = 0; value < 256; value++) {
      bins[BIN_OF[range.luma(value)]] += counts[value];
    }
    for (int i = 0; i < bins.length; i++) {
      to[i] = (int) ((bins[i] * 10_000L + total / 2) / total);
    }
  }

  private static byte[] bins() {
    byte[] bins = new byte[256];
    for (int value = 0, bin = 0; value < 256; value++) {
      if (bin + 1 < EDGES.length && value == EDGES[bin + 1]) {
        bin++;
      }
      bins[value] = (byte) bin;
    }
    return bins;
  }
}
