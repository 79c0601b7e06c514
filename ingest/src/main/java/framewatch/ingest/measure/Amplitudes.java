package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Percentiles of amplitudes, from counts in bins that a float's own bits give: 32 in each octave,
 * so that the middle of a bin is within 0.14 dB of everything in it.
 */
final class Amplitudes {
  private static final double[] SHARES = {0.5, 0.9, 0.99};

  /** Bits of a float below exponent and the five highest bits of the fraction. */
  private static final int DROPPED_BITS = 18;

  /** Bin of 2^-24, the finest step of 24-bit sound; what is below is silence. */
  private static final int LOWEST = Float.floatToRawIntBits(0x1p-24f) >>> DROPPED_BITS;

  /** Bin of 2^4; sound in floating point may exceed full scale. */
  private static final int HIGHEST = Float.floatToRawIntBits(0x1p4f) >>> DROPPED_BITS;

  /** The first bin is silence. */
  private final int[] counts = new int[HIGHEST - LOWEST + 2];

  private int total;

  /** Takes the distances of a window's samples from their mean. */
  void add(float[] samples, int from, int length, float mean) {
    int[] to = counts;
    for (int i = from; i < from + length; i++) {
      int bits = Float.floatToRawIntBits(samples[i] - mean) & Integer.MAX_VALUE;
      int bin = (bits >>> DROPPED_BITS) - LOWEST + 1;
      to[Math.max(0, Math.min(to.length - 1, bin))]++;
    }
    total += length;
  }

  /** Writes the percentiles from {@code at} on, and starts anew. */
  void finish(float[] to, int at) {
    int bin = 0;
    int below = 0;
    for (int i = 0; i < SHARES.length; i++) {
      while (bin < counts.length - 1 && below + counts[bin] < SHARES[i] * total) {
        below += counts[bin++];
      }
      to[at + i] = bin == 0 ? 0 : middle(bin - 1 + LOWEST);
    }
    Arrays.fill(counts, 0);
    total = 0;
  }

  private static float middle(int bin) {
    return Float.intBitsToFloat((bin << DROPPED_BITS) | (1 << (DROPPED_BITS - 1)));
  }
}
