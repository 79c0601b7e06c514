package framewatch.detect;

/**
 * White pictures that may be markers: short, and unlike what is before and after. Part of a
 * detector's state. Microseconds.
 *
 * @param beganUs when one began that may still last, {@link #NONE_LASTS} for none
 * @param frameUs how long a frame of the last one is shown
 * @param waiting those that are over and for whose beeps sound has not come far enough
 */
record MarkerFlashes(long beganUs, long frameUs, long[] waiting) {

  private static final long NONE_LASTS = Long.MIN_VALUE;

  static final MarkerFlashes NONE = new MarkerFlashes(NONE_LASTS, 0, new long[0]);

  /**
   * Mean luma of a flash, and how much it differs from the picture before and after: half of the
   * picture may stay dark. Pictures of the programme look so, too; the pattern tells.
   */
  private static final double BRIGHT = 100;

  private static final double JUMP = 24;
  private static final long LONGEST_US = 300_000;
  private static final int MOST = 4;

  /** True if a flash may begin or end with this frame. */
  static boolean isEdge(VideoFrame frame) {
    return frame.difference() >= JUMP;
  }

  /** Takes a frame that {@link #isEdge}. */
  MarkerFlashes at(VideoFrame frame) {
    boolean bright = frame.lumaMean() >= BRIGHT;
    if (beganUs == NONE_LASTS) {
      return bright ? new MarkerFlashes(frame.timeUs(), frame.durationUs(), waiting) : this;
    }
    return frame.timeUs() - beganUs <= LONGEST_US
        ? new MarkerFlashes(NONE_LASTS, frameUs, Recent.with(waiting, beganUs, MOST))
        : new MarkerFlashes(bright ? frame.timeUs() : NONE_LASTS, frameUs, waiting);
  }

  /** True if one waits that began so long before. */
  boolean isDue(long heardUs, long reachUs) {
    return waiting.length > 0 && waiting[0] + reachUs <= heardUs;
  }

  /** When the first of those that wait began. */
  long firstUs() {
    return waiting[0];
  }

  MarkerFlashes withoutFirst() {
    return new MarkerFlashes(beganUs, frameUs, Recent.withoutFirst(waiting));
  }
}
