package framewatch.ingest;

/**
 * Tells when the timestamps of sound and the count of its samples have come apart so far that a new
 * run of windows must begin: far at once, or a little for a second on average, which is no jitter
 * of timestamps any more. Windows are then placed as exactly as offsets of sound against picture
 * are to be told, to 10 ms. Microseconds.
 */
final class Drift {
  private static final long MAX_US = 40_000;
  private static final double MAX_MEAN_US = 8_000;
  private static final double AVERAGED_US = 1_000_000;

  private double meanUs;
  private long heardUs;

  /** A new run begins. */
  void begin() {
    meanUs = 0;
    heardUs = 0;
  }

  /**
   * Takes the next piece of sound.
   *
   * @param lateUs its timestamp less the time that the samples before it give
   */
  boolean exceeds(long lateUs, long lengthUs) {
    heardUs += lengthUs;
    double share = Math.min(1, lengthUs / Math.min(AVERAGED_US, (double) heardUs));
    meanUs += share * (lateUs - meanUs);
    return Math.abs(lateUs) >= MAX_US
        || (heardUs >= AVERAGED_US && Math.abs(meanUs) >= MAX_MEAN_US);
  }
}
