package framewatch.detect;

/**
 * How a stream has moved lately: what a picture that stands still is to be compared with. Part of
 * the freeze detector's state.
 *
 * @param previousUs media time of the newest frame; -1 for none since the last break
 * @param untilUs media time until which it was shown
 * @param look of the newest frame
 * @param darkUs when the picture was last black; -1 for never
 * @param stir usual difference of the last frames, code values
 * @param restUs how long the picture has rested lately without being frozen
 * @param restedUs when that was
 * @param calm for how long its picture has stood exactly still, at times, without being frozen:
 *     what it has been more than a third of the time, microseconds
 * @param calmedUs when that was
 */
record RecentMotion(
    long previousUs,
    long untilUs,
    long look,
    long darkUs,
    double stir,
    long restUs,
    long restedUs,
    long calm,
    long calmedUs) {

  static final RecentMotion NONE = new RecentMotion(-1, 0, 0, -1, 0, 0, 0, 0, 0);

  /** Weight of a frame in {@code stir} where the motion grows, and where it falls. */
  private static final double RISES = 0.3;

  private static final double FALLS = 0.15;

  /** A stream that has stood still for so long, beyond a third of the time, does so by nature. */
  private static final long CALM_US = 2_000_000;

  /** It is forgotten within 30 s at most. */
  private static final long MOST_CALM_US = 10_000_000;

  RecentMotion next(VideoFrame frame) {
    // A cut or a redrawn picture is no motion: one frame alone stirs little.
    double difference = Math.max(0, Math.min(frame.difference(), 2 * stir + 0.5));
    double weight = difference > stir ? RISES : FALLS;
    return new RecentMotion(
        frame.timeUs(),
        frame.endUs(),
        Shots.look(frame),
        Shots.fadedOut(frame) ? frame.endUs() : darkUs,
        stir + weight * (difference - stir),
        restUs,
        restedUs,
        calm,
        calmedUs);
  }

  boolean newShot(VideoFrame frame) {
    return frame.sceneScore() >= Shots.SUDDEN || Shots.cut(frame, look);
  }

  boolean fadedIn() {
    return darkUs >= 0 && previousUs - darkUs <= Shots.FADE_US;
  }

  /** What the stream's rests make of the shortest freeze: they are forgotten at 1 in 20. */
  long habitUs(long nowUs) {
    return Math.max(0, 3 * (restUs - (nowUs - restedUs) / 20));
  }

  /** The picture has begun to move that rested for so long. */
  RecentMotion rested(long durationUs, long nowUs) {
    return 3 * durationUs <= habitUs(nowUs)
        ? this
        : new RecentMotion(
            previousUs, untilUs, look, darkUs, stir, durationUs, nowUs, calm, calmedUs);
  }

  /** The picture that stood exactly still for so long has begun to move. */
  RecentMotion calmed(long durationUs, long nowUs) {
    long sum = Math.min(MOST_CALM_US, calmUs(nowUs - durationUs) + durationUs);
    return new RecentMotion(previousUs, untilUs, look, darkUs, stir, restUs, restedUs, sum, nowUs);
  }

  private long calmUs(long nowUs) {
    return Math.max(0, calm - (nowUs - calmedUs) / 3);
  }

  /** True if it is in the nature of the stream to stand still. */
  boolean stands(long nowUs) {
    return calmUs(nowUs) >= CALM_US;
  }
}
