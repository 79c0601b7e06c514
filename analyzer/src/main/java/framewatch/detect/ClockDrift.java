package framewatch.detect;

/**
 * How far the timestamps of sound run away from its samples. Ingest counts samples and begins anew
 * where the timestamps are 8 ms off, so drift is seen in steps of that size. Clocks of a sound card
 * are off by less than 0.01 %, a step in 80 s: steps more than a minute apart are forgotten. Part
 * of a detector's state. Microseconds.
 *
 * @param nextUs where sound is expected to go on, {@link #ANYWHERE} where nothing is
 * @param driftUs steps added up
 * @param firstUs a step that is not followed by another yet
 * @param stepUs when the last step was
 */
record ClockDrift(long nextUs, long driftUs, long firstUs, long stepUs) {

  private static final long ANYWHERE = Long.MIN_VALUE;

  static final ClockDrift NONE = new ClockDrift(ANYWHERE, 0, 0, Long.MIN_VALUE / 2);

  private static final long SMALLEST_US = 5_000;
  private static final long LARGEST_US = 60_000;
  private static final long FORGOTTEN_US = 60_000_000;

  /** How much later sound goes on than its samples say. */
  long lateUs(AudioWindow window) {
    return nextUs == ANYWHERE ? 0 : window.timeUs() - nextUs;
  }

  /** Where sound goes on next says nothing of the clock. */
  ClockDrift anywhere() {
    return new ClockDrift(ANYWHERE, driftUs, firstUs, stepUs);
  }

  /** Sound went on here, for a reason that has nothing to do with the clock. */
  ClockDrift after(AudioWindow window) {
    return new ClockDrift(window.endUs(), driftUs, firstUs, stepUs);
  }

  /** Sound went on here. */
  ClockDrift with(AudioWindow window) {
    long lateUs = lateUs(window);
    long size = Math.abs(lateUs);
    if (size < SMALLEST_US || size > LARGEST_US) {
      return after(window);
    }
    return window.timeUs() - stepUs <= FORGOTTEN_US
        ? new ClockDrift(window.endUs(), driftUs + firstUs + lateUs, 0, window.timeUs())
        : new ClockDrift(window.endUs(), driftUs, lateUs, window.timeUs());
  }
}
