package framewatch.detect;

/**
 * What happened to a source that makes its timestamps jump without moving sound against picture.
 * Part of a detector's state. Microseconds.
 *
 * @param damagedUs when sound was last damaged in transport
 * @param stalledUs when the source last stalled
 */
record Mishaps(long damagedUs, long stalledUs) {

  private static final long NEVER = Long.MIN_VALUE / 2;

  /** Jumps that follow so closely have it as their reason. */
  private static final long AFTERMATH_US = 3_000_000;

  static final Mishaps NONE = new Mishaps(NEVER, NEVER);

  Mishaps damaged(long timeUs) {
    return new Mishaps(timeUs, stalledUs);
  }

  Mishaps stalled(long timeUs) {
    return new Mishaps(damagedUs, timeUs);
  }

  boolean damagedBefore(long timeUs) {
    return timeUs <= damagedUs + AFTERMATH_US;
  }

  boolean stalledBefore(long timeUs) {
    return timeUs <= stalledUs + AFTERMATH_US;
  }
}
