package framewatch.detect;

import java.util.Arrays;

/** How the luma of a test's frame is distributed: mean, deviation, percentiles and histogram. */
final class LumaSpread {

  private static final int[] BIN_EDGES = {
    0, 5, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 56, 64, 80, 96,
    112, 128, 144, 160, 176, 192, 208, 236, 256
  };

  /** Of minimum, 1st, 10th, 50th, 90th, 99th percentile and maximum, in deviations. */
  private static final double[] PLACES = {-1.7, -1.6, -1.3, 0, 1.3, 1.6, 1.7};

  double mean;
  double deviation;
  final byte[] percentiles = new byte[PLACES.length];
  final int[] histogram = new int[VideoFrame.HISTOGRAM_BINS];

  /** Spread evenly over 1.7 deviations either way, code values. */
  void over(int newMean, int newDeviation) {
    mean = newMean;
    deviation = newDeviation;
    for (int i = 0; i < PLACES.length; i++) {
      percentiles[i] = (byte) clamp(mean + PLACES[i] * deviation);
    }
    Arrays.fill(histogram, 0);
    for (int i = 0; i < 100; i++) {
      histogram[bin(clamp(mean + (i - 49.5) / 49.5 * 1.7 * deviation))] += 100;
    }
  }

  /** So many percent have one luma, the others another; for the histogram only. */
  void share(int percent, int luma, int other) {
    Arrays.fill(histogram, 0);
    histogram[bin(other)] = 100 * (100 - percent);
    histogram[bin(luma)] += 100 * percent;
  }

  static int clamp(double luma) {
    return (int) Math.max(0, Math.min(255, Math.round(luma)));
  }

  private static int bin(int luma) {
    int bin = 0;
    while (luma >= BIN_EDGES[bin + 1]) {
      bin++;
    }
    return bin;
  }
}
