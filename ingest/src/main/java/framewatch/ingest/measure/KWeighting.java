package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Power after the K-weighting of ITU-R BS.1770: a shelf for the head, then a high-pass. The
 * recommendation prints coefficients for 48 kHz; those for any rate follow from the analog
 * prototypes behind them by the bilinear transform, as in libebur128 and FFmpeg's ebur128. Keeps
 * the filters of a pair of channels and runs both in one loop: each waits for its own last output,
 * the other fills the time.
 */
final class KWeighting {
  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_BAND_POWER = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  /** Filters that ring on in silence would end in numbers that processors are slow with. */
  private static final double NOTHING = 1e-30;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private final double c1;
  private final double c2;

  /** Two of the shelf and two of the high-pass, of the first channel, then of the second. */
  private final double[] state = new double[8];

  /** Mean square of the last window in each channel of the pair. */
  double first;

  double second;

  KWeighting(int sampleRate) {
    double k = warped(SHELF_HZ, sampleRate);
    double high = StrictMath.pow(10, SHELF_DB / 20);
    double band = StrictMath.pow(high, SHELF_BAND_POWER);
    double a0 = 1 + k / SHELF_Q + k * k;
    b0 = (high + band * k / SHELF_Q + k * k) / a0;
    b1 = 2 * (k * k - high) / a0;
    b2 = (high - band * k / SHELF_Q + k * k) / a0;
    a1 = 2 * (k * k - 1) / a0;
    a2 = (1 - k / SHELF_Q + k * k) / a0;
    k = warped(HIGH_PASS_HZ, sampleRate);
    a0 = 1 + k / HIGH_PASS_Q + k * k;
    c1 = 2 * (k * k - 1) / a0;
    c2 = (1 - k / HIGH_PASS_Q + k * k) / a0;
  }

  /**
   * Where the bilinear transform puts a frequency. One that the sample rate cannot carry is put
   * just below half of it: beyond that the filter would not be stable.
   */
  private static double warped(double hz, int sampleRate) {
    return StrictMath.tan(Math.PI * Math.min(0.49, hz / sampleRate));
  }

  /** Forgets what was heard. */
  void reset() {
    Arrays.fill(state, 0);
  }

  /** Takes the next window of two channels, which may be the same. */
  void measure(float[] left, float[] right, int from, int length) {
    double p = state[0];
    double q = state[1];
    double r = state[2];
    double s = state[3];
    double t = state[4];
    double u = state[5];
    double v = state[6];
    double w = state[7];
    double sumLeft = 0;
    double sumRight = 0;
    for (int i = from; i < from + length; i++) {
      double x = left[i];
      double y = b0 * x + p;
      p = b1 * x + q - a1 * y;
      q = b2 * x - a2 * y;
      double z = y + r;
      r = s - 2 * y - c1 * z;
      s = y - c2 * z;
      sumLeft += z * z;
      x = right[i];
      y = b0 * x + t;
      t = b1 * x + u - a1 * y;
      u = b2 * x - a2 * y;
      z = y + v;
      v = w - 2 * y - c1 * z;
      w = y - c2 * z;
      sumRight += z * z;
    }
    first = sumLeft / length;
    second = sumRight / length;
    keep(p, q, r, s, 0);
    keep(t, u, v, w, 4);
  }

  private void keep(double p, double q, double r, double s, int at) {
    boolean nothing = Math.abs(p) + Math.abs(q) + Math.abs(r) + Math.abs(s) < NOTHING;
    state[at] = nothing ? 0 : p;
    state[at + 1] = nothing ? 0 : q;
    state[at + 2] = nothing ? 0 : r;
    state[at + 3] = nothing ? 0 : s;
  }
}
