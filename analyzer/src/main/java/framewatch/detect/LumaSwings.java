package framewatch.detect;

/**
 * Swings of a picture's brightness up and down: from one extreme of its mean luma to the next. A
 * swing counts if the whole picture takes part, as it does when the light changes and does not when
 * something moves. Part of the flicker detector's state.
 *
 * @param rising true if the mean luma was higher at the extreme than before
 * @param extreme the highest mean luma since it rises, or the lowest since it falls, code values;
 *     negative for nothing seen yet
 * @param extremeUs media time of that frame
 * @param tiles tileMean of that frame
 * @param count swings in a row
 * @param times when the newest of them began, the newest first
 * @param height of the newest, code values
 */
record LumaSwings(
    boolean rising,
    double extreme,
    long extremeUs,
    byte[] tiles,
    int count,
    long[] times,
    double height) {

  static final LumaSwings NONE = new LumaSwings(true, -1, 0, new byte[0], 0, new long[0], 0);

  /** Newest swings whose times are kept. */
  private static final int KEPT = 8;

  /** The next swing is overdue so many times the longest one after the newest began. */
  private static final double OVERDUE = 2.5;

  /** Longest time from an extreme to the next: slower than this light merely changes. */
  private static final long SLOW_US = 500_000;

  /** Tiles darker than this do not show a change of light, code values. */
  private static final int DARK = 40;

  /** Of the tiles that could, half of the picture or more, so many change as the mean does. */
  private static final double SHARE = 0.8;

  /** True if the next swing is not overdue. */
  boolean goOn(long nowUs) {
    long longest = 0;
    for (int i = 0; i + 1 < times.length; i++) {
      longest = Math.max(longest, times[i] - times[i + 1]);
    }
    return nowUs - times[0] <= OVERDUE * longest;
  }

  /** When the swing of that number began, 1 the newest. */
  long sinceUs(int number) {
    return times[number - 1];
  }

  /**
   * The swings after another frame.
   *
   * @param least smallest swing, code values
   * @param most largest change in luminance, cd/m2
   */
  LumaSwings next(VideoFrame frame, double least, double most) {
    double luma = frame.lumaMean();
    if (extreme < 0 || frame.timeUs() - extremeUs > SLOW_US) {
      return at(rising, frame, 0, new long[0], 0);
    }
    double back = rising ? extreme - luma : luma - extreme;
    if (back <= 0) {
      return at(rising, frame, count, times, height);
    }
    if (back < least) {
      return this;
    }
    boolean counts =
        Math.abs(ScreenLuminance.of(luma) - ScreenLuminance.of(extreme)) <= most && whole(frame);
    if (!counts) {
      return at(!rising, frame, 0, new long[0], 0);
    }
    var newer = new long[Math.min(KEPT, times.length + 1)];
    newer[0] = extremeUs;
    System.arraycopy(times, 0, newer, 1, newer.length - 1);
    return at(!rising, frame, count + 1, newer, back);
  }

  private static LumaSwings at(
      boolean rising, VideoFrame frame, int count, long[] times, double height) {
    return new LumaSwings(
        rising, frame.lumaMean(), frame.timeUs(), frame.tileMean(), count, times, height);
  }

  /** True if nearly all tiles that are not dark changed as the mean did. */
  private boolean whole(VideoFrame frame) {
    int lit = 0;
    int changed = 0;
    for (int tile = 0; tile < tiles.length; tile++) {
      int before = tiles[tile] & 0xff;
      int now = frame.tileMean()[tile] & 0xff;
      if (Math.max(before, now) >= DARK) {
        lit++;
        changed += (rising ? now < before : now > before) ? 1 : 0;
      }
    }
    return lit >= VideoFrame.TILES / 2 && changed >= SHARE * lit;
  }
}
