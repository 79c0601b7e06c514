package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Peak of the sound between its samples: four times oversampled with the filter of ITU-R BS.1770-4,
 * Annex 2. The output lags by about 6 samples, so that a peak at the end of a window counts in the
 * next.
 */
final class TruePeak {
  /** Samples before the first that the filter looks at. */
  static final int HISTORY = 11;

  /**
   * Coefficients in 1/8192, which makes those printed in the recommendation exactly; its third and
   * fourth phase are these two in reverse.
   */
  private static final int[][] PHASES = {
    {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68},
    {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155}
  };

  private static final int TAPS = HISTORY + 1;

  /** Samples that are filtered at a time: few enough to stay in the processor's cache. */
  private static final int BLOCK = 1024;

  /** The samples, delayed by 0 to 11. */
  private final float[][] delayed = new float[TAPS][BLOCK];

  private final float[] sums = new float[BLOCK];

  /** Largest absolute sums so far, at each place of a block. */
  private final float[] largest = new float[BLOCK];

  /** The peak, not below that of the samples. */
  float measure(float[] samples, int from, int length, float samplePeak) {
    Arrays.fill(largest, 0);
    for (int at = 0; at < length; at += BLOCK) {
      int count = Math.min(BLOCK, length - at);
      for (int tap = 0; tap < TAPS; tap++) {
        System.arraycopy(samples, from + at - tap, delayed[tap], 0, count);
      }
      for (int[] phase : PHASES) {
        filter(phase, 0, count);
        filter(phase, HISTORY, count);
      }
    }
    float peak = samplePeak;
    for (float value : largest) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /** Filters by the taps of a phase, forwards from the first or backwards from the last. */
  private void filter(int[] phase, int first, int count) {
    Arrays.fill(sums, 0, count, 0);
    for (int tap = 0; tap < TAPS; tap++) {
      add(phase[Math.abs(first - tap)] / 8192f, delayed[tap], count);
    }
    keepLargest(count);
  }

  // Loops that use one index for all arrays are what the JIT compiler makes vectors of; with the
  // delay in the index it does not. Hence the copies: the filter takes a quarter of the time.
  private void add(float factor, float[] samples, int count) {
    float[] to = sums;
    for (int i = 0; i < count; i++) {
      to[i] += factor * samples[i];
    }
  }

  private void keepLargest(int count) {
    float[] to = largest;
    float[] from = sums;
    for (int i = 0; i < count; i++) {
      to[i] = Math.max(to[i], Math.abs(from[i]));
    }
  }
}
