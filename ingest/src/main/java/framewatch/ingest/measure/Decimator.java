package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * All channels as one, at a rate of about 5.4 kHz: three boxcar averages in a row, each as long as
 * a sample of the result, computed as a cascade of integrators and combs. In integers, because
 * integrators never forget a rounding error; that they overflow does no harm.
 */
final class Decimator {
  private static final double RATE = 5400;
  private static final int STAGES = 3;

  /** How many samples become one. */
  final int factor;

  /** The last result; how much of it is valid is what {@link #add} returned. */
  final float[] samples;

  private final float[] mix;
  private final float in;
  private final float out;
  private final long[] combs = new long[STAGES];
  private long first;
  private long second;
  private long third;

  /** Samples taken since the last that was given. */
  private int phase;

  Decimator(int sampleRate, int channels, int longest) {
    factor = (int) Math.max(1, Math.round(sampleRate / RATE));
    samples = new float[longest / factor + 1];
    mix = new float[longest];
    // In steps of 24-bit sound.
    in = 0x1p24f / channels;
    out = 0x1p-24f / factor / factor / factor;
  }

  /** Forgets what was heard. */
  void reset() {
    Arrays.fill(combs, 0);
    first = 0;
    second = 0;
    third = 0;
    phase = 0;
  }

  /** Takes the next window, and returns how many samples it comes to. */
  int add(float[][] channels, int from, int length) {
    Arrays.fill(mix, 0, length, 0);
    for (float[] channel : channels) {
      add(channel, from, length);
    }
    int count = 0;
    int at = 0;
    while (at < length) {
      int until = Math.min(length, at + factor - phase);
      phase += until - at;
      integrate(at, until);
      at = until;
      if (phase == factor) {
        phase = 0;
        samples[count++] = comb() * out;
      }
    }
    return count;
  }

  private void add(float[] channel, int from, int length) {
    float[] to = mix;
    for (int i = 0; i < length; i++) {
      to[i] += channel[from + i] * in;
    }
  }

  private void integrate(int from, int to) {
    long once = first;
    long twice = second;
    long thrice = third;
    for (int i = from; i < to; i++) {
      once += (long) mix[i];
      twice += once;
      thrice += twice;
    }
    first = once;
    second = twice;
    third = thrice;
  }

  private long comb() {
    long value = third;
    for (int i = 0; i < STAGES; i++) {
      long before = combs[i];
      combs[i] = value;
      value -= before;
    }
    return value;
  }
}
