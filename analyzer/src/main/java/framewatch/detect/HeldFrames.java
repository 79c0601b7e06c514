package framewatch.detect;

/**
 * The picture that is shown, and since when: it is a new one where the difference to the frame
 * before is that of motion, and the same one where it is far less. Part of the stutter detector's
 * state.
 *
 * @param sinceUs media time at which the picture was first shown; -1 where it is not known
 * @param movedUs media time of the newest frame that was not a repeated one
 * @param previousUs media time of the newest frame; -1 for none
 * @param intervalUs usual time from frame to frame
 * @param motion usual mean difference of a new picture to the one before, code values
 * @param jump that difference of the newest picture; 0 for the first of a shot
 * @param luma mean luma of the newest frame
 * @param look of the newest frame
 * @param repeats true if the newest frame repeats the one before
 * @param cut true if the newest frame is the first of a shot
 */
record HeldFrames(
    long sinceUs,
    long movedUs,
    long previousUs,
    double intervalUs,
    double motion,
    double jump,
    double luma,
    long look,
    boolean repeats,
    boolean cut) {

  static final HeldFrames NONE = new HeldFrames(-1, -1, -1, 0, 0, 0, 0, 0, false, false);

  /** Least motion in which it shows that a picture is held, and least jump to a new picture. */
  private static final double VISIBLE = 0.35;

  private static final double JUMP = 0.6;

  /**
   * A repeated frame differs by at most this share of the motion, and by so many code values, which
   * noise and coding make.
   */
  private static final double REPEATED = 0.25;

  private static final double CODING = 1.3;

  /**
   * Or by that share of the jump to the picture that it repeats, as an encoder goes on refining it:
   * by so many code values, and no more than this share of the motion, or it merely slowed down.
   */
  private static final double REFINED = 0.8;

  private static final double SLOWED = 0.5;

  /**
   * A shot may move so much less than the one before: more motion is not taken along, code values.
   */
  private static final double NEW_SHOT = 3;

  /** A picture that is held for longer rests or is frozen. */
  static final long REST_US = 500_000;

  /** At a flash most of the difference is that of the mean luma. */
  private static final double FLASH = 0.6;

  /** Frames follow one another in less than so many intervals, if none is missing. */
  private static final double MISSING = 1.5;

  private static final double WEIGHT = 0.2;

  /** The picture shown after another frame. */
  HeldFrames next(VideoFrame frame) {
    double difference = frame.difference();
    if (previousUs < 0 || difference < 0) {
      return first(frame);
    }
    boolean isCut = Shots.cut(frame, look);
    boolean flash = Math.abs(frame.lumaMean() - luma) > Math.max(1, FLASH * difference);
    boolean repeated = repeats(difference);
    long since = sinceUs;
    double moves = motion;
    if (repeated && frame.timeUs() - movedUs > REST_US) {
      since = -1;
      moves = 0;
    } else if (isCut || flash) {
      since = motion >= VISIBLE && !flash ? frame.timeUs() : -1;
      moves = isCut ? Math.min(motion, NEW_SHOT) : motion;
    } else if (!repeated) {
      moves = motion == 0 ? difference : motion + WEIGHT * (difference - motion);
      since = difference >= JUMP && moves >= VISIBLE ? frame.timeUs() : -1;
    }
    return new HeldFrames(
        since,
        repeated ? movedUs : frame.timeUs(),
        frame.timeUs(),
        interval(frame.timeUs() - previousUs),
        moves,
        repeated ? jump : isCut ? 0 : difference,
        frame.lumaMean(),
        Shots.look(frame),
        repeated,
        isCut);
  }

  private HeldFrames first(VideoFrame frame) {
    long nowUs = frame.timeUs();
    return new HeldFrames(
        -1, nowUs, nowUs, intervalUs, 0, 0, frame.lumaMean(), Shots.look(frame), false, true);
  }

  private boolean repeats(double difference) {
    double repeated = Math.min(CODING, REPEATED * motion);
    double refined = Math.min(Math.min(REFINED, REPEATED * jump), SLOWED * motion);
    return difference <= Math.max(repeated, refined);
  }

  private double interval(long us) {
    if (intervalUs == 0 || us < intervalUs / MISSING) {
      return us;
    }
    return us > intervalUs * MISSING ? intervalUs : intervalUs + WEIGHT * (us - intervalUs);
  }

  /** When the picture that is shown was first seen, as far as that is known. */
  long shownUs() {
    return sinceUs >= 0 ? sinceUs : previousUs;
  }

  /** Frames for which the picture was shown until another came; 0 if that is not known. */
  int run(long untilUs) {
    boolean known = sinceUs >= 0 && intervalUs > 0 && untilUs - sinceUs <= REST_US;
    return known ? (int) Math.round((untilUs - sinceUs) / intervalUs) : 0;
  }
}
