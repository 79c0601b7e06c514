package framewatch.detect;

/**
 * Sharpness seemed to change from one frame to the next. Some frames later it is known whether all
 * of the picture has changed, by more than it does of itself, and for good.
 *
 * @param atUs the first frame after it; -1 for none
 * @param untilUs end of the last frame since
 * @param sign 1 where it was lost, -1 where it was found
 * @param before how the frame before looked
 * @param atOnce information that this frame has less, natural logarithm
 * @param frames since then
 * @param width sum over them of what edges are wider than before, times the sign
 * @param information sum over them of what information is less, times the sign
 * @param unrest sum over them of how far that is from its mean so far
 */
record SharpnessStep(
    long atUs,
    long untilUs,
    int sign,
    Look before,
    double atOnce,
    int frames,
    double width,
    double information,
    double unrest) {

  static final SharpnessStep NONE = new SharpnessStep(-1, -1, 0, Look.NONE, 0, 0, 0, 0, 0);

  /** Smallest change of information from one frame to the next, natural logarithm. */
  private static final double AT_ONCE = 0.24;

  /** Share of the tiles that all of the picture is. */
  private static final double ALL = 0.8;

  /** Edges of a blurred picture are wider than this, natural logarithm of pixels. */
  private static final double SOFT = StrictMath.log(1.9);

  /** Share of the whole change that this is at least. */
  private static final double MOST = 0.6;

  /** A blur leaves mean luma as it is, but for motion, code values; a flash does not. */
  private static final double SAME_LUMA = 4;

  /** Signs of the perceptual hash that differ between two frames of a shot at most. */
  private static final int SIGNS = 18;

  /** The same between frames so far apart as a step and its decision. */
  private static final int LATER_SIGNS = 22;

  /** A change has to be larger than the usual ones by this factor. */
  private static final double RESTLESS = 1.8;

  private static final long DECIDED_US = 200_000;

  /** The step between two frames, if there is one. */
  static SharpnessStep between(Look before, VideoFrame frame, double leastWidth) {
    double wider = Look.widthOf(frame) - before.width();
    double less = before.lastInformation() - Look.informationOf(frame);
    if (Math.abs(wider) < leastWidth / 2
        || Math.abs(less) < Math.max(AT_ONCE, RESTLESS * before.unrest())
        || wider > 0 != less > 0
        || Math.abs(frame.lumaMean() - before.luma()) > SAME_LUMA
        || before.differs(Shots.look(frame)) > SIGNS) {
      return NONE;
    }
    return new SharpnessStep(
            frame.timeUs(), frame.endUs(), wider > 0 ? 1 : -1, before, less, 0, 0, 0, 0)
        .then(frame);
  }

  boolean none() {
    return atUs < 0;
  }

  boolean lost() {
    return sign > 0;
  }

  SharpnessStep then(VideoFrame frame) {
    double wider = sign * (Look.widthOf(frame) - before.width());
    double less = sign * (before.information() - Look.informationOf(frame));
    double off = frames == 0 ? 0 : Math.abs(less - information / frames);
    return new SharpnessStep(
        atUs,
        frame.endUs(),
        sign,
        before,
        atOnce,
        frames + 1,
        width + wider,
        information + less,
        unrest + off);
  }

  boolean due(VideoFrame frame) {
    return frames >= 4 && frame.timeUs() - atUs >= DECIDED_US;
  }

  /** True if it is one, as seen by the last of some frames after it. */
  boolean confirmed(Look last, double leastWidth, double leastInformation, double leastShare) {
    double wider = width / frames;
    double less = information / frames;
    double usual = (before.unrest() + unrest / frames) / 2;
    return frames >= 2
        && wider >= Math.max(leastWidth, RESTLESS * before.widthUnrest())
        && less >= Math.max(leastInformation, RESTLESS * usual)
        && sign * atOnce >= MOST * less
        && Math.max(widthSince(), before.width()) >= SOFT
        && before.differs(last.shows()) <= LATER_SIGNS
        && overAll(last, leastShare);
  }

  /** Blocks that come or go have false detail, but in some of the tiles. */
  private boolean overAll(Look last, double leastShare) {
    var sharper = lost() ? before : last;
    var softer = lost() ? last : before;
    double least = sharper.blockierThan(softer) ? Math.max(ALL, leastShare) : leastShare;
    return sharper.shareLost(softer) >= least;
  }

  /** Mean width of edges since the step, natural logarithm. */
  double widthSince() {
    return before.width() + sign * width / frames;
  }
}
