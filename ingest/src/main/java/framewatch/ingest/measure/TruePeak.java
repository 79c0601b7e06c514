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

  /** Samples that are filtered at a time: these and the sums stay in the processor's cache. */
  private static final int BLOCK = 1024;

  private final float[] sums = new float[BLOCK];

  /** The peak, not below that of the samples. */
  float measure(float[] samples, int from, int length, float samplePeak) {
    float peak = samplePeak;
    for (int at = 0; at < length; at += BLOCK) {
      int count = Math.min(BLOCK, length - at);
      for (int[] phase : PHASES) {
        clear(count);
        for (int tap = 0; tap < phase.length; tap++) {
          add(phase[tap] / 8192f, samples, from + at - tap, count);
        }
        peak = Math.max(peak, largest(count));
        clear(count);
        for (int tap = 0; tap < phase.length; tap++) {
          add(phase[phase.length - 1 - tap] / 8192f, samples, from + at - tap, count);
        }
        peak = Math.max(peak, largest(count));
      }
    }
    return peak;
  }

  private void clear(int count) {
    Arrays.fill(sums, 0, count, 0);
  }

  // One array written, one offset: the shape of a loop that the JIT compiler vectorises.
  private void add(float factor, float[] samples, int from, int count) {
    float[] to = sums;
    for (int i = 0; i < count; i++) {
      to[i] += factor * samples[from + i];
    }
  }

  private float largest(int count) {
    int largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(sums[i]) & Integer.MAX_VALUE);
    }
    return Float.intBitsToFloat(largest);
  }
}
