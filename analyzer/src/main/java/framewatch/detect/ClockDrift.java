package framewatch.detect;

/**
 * How far the timestamps of sound run away from its samples. Ingest counts samples and begins anew
 * where the timestamps are 8 ms off, so drift is seen in steps of that size. Clocks of a sound card
 * are off by less than 0.01 %, a step in 80 s: steps more than a minute apart are forgotten.
 * Microseconds.
 *
 * @param driftUs steps added up
 * @param firstUs a step that is not followed by another yet
 * @param stepUs when the last step was
 */
record ClockDrift(long driftUs, long firstUs, long stepUs) {

  static final ClockDrift NONE = new ClockDrift(0, 0, Long.MIN_VALUE / 2);

  private static final long SMALLEST_US = 5_000;
  private static final long LARGEST_US = 60_000;
  private static final long FORGOTTEN_US = 60_000_000;

  /** Sound goes on so much later than its samples say. */
  ClockDrift step(long timeUs, long lateUs) {
    long size = Math.abs(lateUs);
    if (size < SMALLEST_US || size > LARGEST_US) {
      return this;
    }
    return timeUs - stepUs <= FORGOTTEN_US
        ? new ClockDrift(driftUs + firstUs + lateUs, 0, timeUs)
        : new ClockDrift(driftUs, lateUs, timeUs);
  }
}
