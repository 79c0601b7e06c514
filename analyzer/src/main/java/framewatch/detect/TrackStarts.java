package framewatch.detect;

/**
 * Where picture and sound of a session begin. Part of a detector's state. Microseconds.
 *
 * @param announced true if the container states a length: it is complete, and begins where the
 *     programme does
 * @param videoUs when the first picture came, {@link #NOT_YET} until it did
 * @param audioUs when the first sound came, {@link #NOT_YET} until it did
 */
record TrackStarts(boolean announced, long videoUs, long audioUs) {

  private static final long NOT_YET = Long.MIN_VALUE;

  /** Tracks that begin further apart are missing-track's. */
  private static final long LONGEST_US = 2_000_000;

  static TrackStarts none(boolean announced) {
    return new TrackStarts(announced, NOT_YET, NOT_YET);
  }

  boolean hasPicture() {
    return videoUs != NOT_YET;
  }

  boolean hasSound() {
    return audioUs != NOT_YET;
  }

  TrackStarts picture(long timeUs) {
    return new TrackStarts(announced, timeUs, audioUs);
  }

  TrackStarts sound(long timeUs) {
    return new TrackStarts(announced, videoUs, timeUs);
  }

  /**
   * How much later sound begins.
   *
   * @param toleratedUs distance that counts as none
   */
  long apartUs(long toleratedUs) {
    if (!hasPicture() || !hasSound()) {
      return 0;
    }
    long apartUs = audioUs - videoUs;
    // Who joins a running programme hears some of it before the first picture can be decoded.
    boolean joined = apartUs < 0 && !announced;
    boolean far = Math.abs(apartUs) > LONGEST_US;
    return joined || far || Math.abs(apartUs) <= toleratedUs ? 0 : apartUs;
  }
}
