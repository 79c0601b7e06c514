package framewatch.ingest.measure;

/**
 * Peak, mean and power of one channel's window, and its envelope: the sums are taken for each
 * twentieth of the window, the rest follows from them.
 */
final class Levels {
  static final int STEPS = AudioMeasures.ENVELOPE_STEPS;
  private static final double QUIETEST_DB = -127.5;

  /** Largest absolute sample in each twentieth; lets others skip what cannot matter to them. */
  final float[] peaks = new float[STEPS];

  private final double[] sums = new double[STEPS];
  private final double[] squares = new double[STEPS];

  float peak;
  double mean;

  /** Mean square, mean removed. */
  double power;

  /** First sample of a twentieth; that of twentieth 20 is the end. */
  static int step(int step, int length) {
    return step * length / STEPS;
  }

  /** The peaks alone; not a number is larger than any. */
  void findPeaks(float[] samples, int from, int length) {
    int largest = 0;
    for (int step = 0; step < STEPS; step++) {
      int bits = peakBits(samples, from + step(step, length), from + step(step + 1, length));
      peaks[step] = Float.intBitsToFloat(bits);
      largest = Math.max(largest, bits);
    }
    peak = Float.intBitsToFloat(largest);
  }

  /** The bits of floats without their sign are ordered as the floats, and quicker to compare. */
  private static int peakBits(float[] samples, int from, int to) {
    int largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE);
    }
    return largest;
  }

  /** Everything else, of samples that are numbers. */
  void measure(float[] samples, int from, int length) {
    // Sums of distances to some sample: what is constant then has a power of exactly 0.
    double origin = samples[from];
    double sum = 0;
    double square = 0;
    for (int step = 0; step < STEPS; step++) {
      sum(samples, from + step(step, length), from + step(step + 1, length), origin, step);
      sum += sums[step];
      square += squares[step];
    }
    double distance = sum / length;
    mean = origin + distance;
    power = Math.max(0, square / length - distance * distance);
  }

  private void sum(float[] samples, int from, int to, double origin, int step) {
    double sum = 0;
    double square = 0;
    for (int i = from; i < to; i++) {
      double distance = samples[i] - origin;
      sum += distance;
      square += distance * distance;
    }
    sums[step] = sum;
    squares[step] = square;
  }

  /** Writes half decibels below full scale of each twentieth from {@code at} on. */
  void envelope(int length, byte[] to, int at) {
    for (int step = 0; step < STEPS; step++) {
      // A twentieth of a window that is shorter than that has no sample, and no level.
      int count = Math.max(1, step(step + 1, length) - step(step, length));
      // Without the mean of the part itself: that of the window is no silence's own.
      double distance = sums[step] / count;
      double part = squares[step] / count - distance * distance;
      double db = part > 0 ? Math.max(QUIETEST_DB, 10 * Math.log10(part)) : QUIETEST_DB;
      to[at + step] = (byte) Math.max(0, Math.round(-2 * db));
    }
  }
}
