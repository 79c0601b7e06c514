package framewatch.ingest;

/** Where a source ends as its container states it, and whether it was there up to that. */
final class Extent {
  private long announcedEndUs = Long.MIN_VALUE;
  private boolean reached;
  private boolean cutOff;

  /**
   * The container states an end.
   *
   * @param endUs timestamp, microseconds; {@link Long#MIN_VALUE} if it states none
   */
  void announced(long endUs) {
    announcedEndUs = endUs;
  }

  /**
   * The source came to its end.
   *
   * @param withinAUnit true if the media breaks off within a unit of its container
   */
  void reached(boolean withinAUnit) {
    reached = true;
    cutOff = withinAUnit;
  }

  /** False too for a file that is no longer to be watched. */
  boolean reached() {
    return reached;
  }

  boolean cutOff() {
    return cutOff;
  }

  /** Media time at which the media ends as its container states it; negative if it does not. */
  long announcedUs(long originUs) {
    return announcedEndUs == Long.MIN_VALUE ? -1 : announcedEndUs - originUs;
  }

  /**
   * How much is known to be missing behind the end, microseconds.
   *
   * @param endUs media time of the end
   * @param frameUs duration of a frame: the least that is missing where a unit is incomplete
   */
  long missingUs(long endUs, long originUs, long frameUs) {
    long announcedUs = announcedUs(originUs);
    if (announcedUs >= 0) {
      return Math.max(0, announcedUs - endUs);
    }
    return cutOff ? frameUs : 0;
  }
}
