package framewatch.detect;

import java.util.Arrays;

/**
 * The last quiet places in the sound that began or ended slowly: how low it falls by itself.
 *
 * @param us where each ended, media time
 * @param db lowest level in each, dBFS
 */
record Pauses(long[] us, float[] db) {

  static final Pauses NONE = new Pauses(new long[0], new float[0]);

  /** Sound that has twice fallen as low by itself in this time does so often. */
  private static final long OFTEN_US = 10_000_000;

  /** Pauses that are kept. */
  private static final int MOST = 6;

  /** So near, in dB, is as low: a codec's noise differs from pause to pause. */
  private static final double AS_LOW = 3;

  Pauses plus(long newUs, double newDb) {
    int kept = Math.min(db.length, MOST - 1);
    float[] newer = Arrays.copyOfRange(db, db.length - kept, db.length + 1);
    newer[kept] = (float) newDb;
    return new Pauses(Recent.with(us, newUs, MOST), newer);
  }

  /** True if the sound falls as low by itself often. */
  boolean often(long atUs, double lowest) {
    int count = 0;
    for (int i = 0; i < db.length; i++) {
      count += atUs - us[i] < OFTEN_US && db[i] <= lowest + AS_LOW ? 1 : 0;
    }
    return count >= 2;
  }
}
