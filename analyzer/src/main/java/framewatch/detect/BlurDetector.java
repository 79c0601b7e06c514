package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A picture out of focus, against what it was. Pictures differ in sharpness far more than defocus
 * changes one, so no absolute number tells: but when the lens loses focus the same picture stays,
 * with less detail everywhere. A cut to a softer scene changes the picture; a fade and a flash
 * change its contrast as much as its detail; something that leaves the picture takes detail from a
 * part of it.
 */
final class BlurDetector implements Detector<BlurDetector.State> {

  record Params(
      @Param(
              value = "1.35",
              min = 1,
              max = 100,
              help =
                  "Smallest factor by which sharpness falls at the onset: spatial information"
                      + " (ITU-T P.910) over the standard deviation of luma. Undamaged test streams"
                      + " stay below 1.35 within a scene where detail falls all over it.")
          double factor,
      @Param(
              value = "0.65",
              min = 0,
              max = 1,
              help = "Smallest share of the tiles with detail that lose it.")
          double share,
      @Param(
              value = "1.3",
              min = 1,
              max = 100,
              help =
                  "Smallest factor by which the width of edges grows, unless sharpness falls by"
                      + " half: coarser coding takes detail, too, but leaves edges as narrow.")
          double widening,
      @ParamGroup(
              defaults = {"min-duration=600ms", "recovery=300ms", "warning=5s", "critical=30s"},
              because =
                  "A key frame that is coded coarsely looks blurred for less than half a second"
                      + " (measured on the test streams).")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "blur",
          1,
          Spec.Input.FRAMES,
          "Blur",
          "The picture loses its sharpness and stays the same otherwise, as when a camera loses"
              + " focus. A cut to a softer scene, fades and motion are not blur; it ends when the"
              + " sharpness comes back or with a cut to a sharper scene.",
          List.of(
              new Spec.Value(
                  "loss-mean", "factor", "Sharpness before the onset over that of a frame, mean."),
              new Spec.Value("loss-max", "factor", "The same, largest.")),
          Params.class,
          BlurDetector::new);

  /**
   * {@code edgeWidth} is that of the last frames, {@code usualWidth} that of the last seconds in
   * focus, pixels.
   */
  record State(
      Episode episode, Look near, Look far, Onset onset, double edgeWidth, double usualWidth) {}

  /**
   * Where sharpness was lost.
   *
   * @param sinceUs the first blurred frame; -1 for none
   * @param sharpness before it
   * @param edgeWidth before it
   * @param limit sharpness below which a frame is blurred
   */
  record Onset(long sinceUs, double sharpness, double edgeWidth, double limit) {
    static final Onset NONE = new Onset(-1, 0, 0, 0);
  }

  /** Standard deviation of luma below which a picture has no detail to lose. */
  private static final double FLAT = 8;

  /** A loss as large as this is blur, whatever the width of edges. */
  private static final double GREAT = 1.8;

  /** Scene score (FFmpeg's scdet) of a cut. */
  private static final double CUT = 5;

  /** Edges of a picture in focus are narrower, pixels: so ends a blur at a cut. */
  private static final double SHARP_WIDTH = 5;

  /** Where the width of edges has not grown for so long, it was not blur. */
  private static final long UNDECIDED_US = 400_000;

  private static final long NEAR_US = 200_000;
  private static final long FAR_US = 600_000;

  /** Weight of a frame in the width of the last frames, and of the last seconds. */
  private static final double SOON = 0.25;

  private static final double SLOWLY = 0.01;

  private final double factor;
  private final double share;
  private final double widening;
  private final Episode.Rule rule;

  BlurDetector(Params params) {
    factor = params.factor();
    share = params.share();
    widening = params.widening();
    rule =
        Episode.Rule.of(
            params.lasting(), loss -> Map.of("loss-mean", loss.mean(), "loss-max", loss.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, Look.NONE, Look.NONE, Onset.NONE, 0, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return frame.lumaDeviation() < FLAT || frame.spatialInformation() <= 0
          ? flat(state, frame, report)
          : looked(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State flat(State state, VideoFrame frame, Report report) {
    var episode = state.episode().fails(frame.timeUs(), frame.endUs(), rule, report);
    return new State(episode, Look.NONE, Look.NONE, Onset.NONE, 0, state.usualWidth());
  }

  private State looked(State state, VideoFrame frame, Report report) {
    double sharpness = frame.spatialInformation() / frame.lumaDeviation();
    boolean cut = frame.sceneScore() > CUT;
    double width =
        cut || state.edgeWidth() == 0
            ? frame.edgeWidth()
            : state.edgeWidth() + SOON * (frame.edgeWidth() - state.edgeWidth());
    var onset = onset(state, frame, sharpness, width, cut);
    boolean blurred = onset.sinceUs() >= 0 && sharpness <= onset.limit();
    var episode = state.episode();
    if (!blurred) {
      episode = episode.fails(frame.timeUs(), frame.endUs(), rule, report);
    } else if (episode.running()
        || onset.sharpness() >= GREAT * sharpness
        || width >= widening * onset.edgeWidth()) {
      long fromUs = episode.running() ? frame.timeUs() : onset.sinceUs();
      double loss = onset.sharpness() / sharpness;
      episode = episode.holds(fromUs, frame.endUs(), loss, rule, report);
    }
    if (onset.sinceUs() >= 0
        && !episode.running()
        && (!blurred || frame.endUs() - onset.sinceUs() > UNDECIDED_US)) {
      onset = Onset.NONE;
    }
    boolean later = cut || frame.timeUs() - state.near().timeUs() >= NEAR_US;
    boolean muchLater = later && frame.timeUs() - state.far().timeUs() >= FAR_US;
    double usual = state.usualWidth() == 0 ? width : state.usualWidth();
    return new State(
        episode,
        later ? Look.at(frame, sharpness, width) : state.near(),
        muchLater ? state.near() : state.far(),
        onset,
        width,
        onset.sinceUs() >= 0 ? usual : usual + SLOWLY * (width - usual));
  }

  private Onset onset(State state, VideoFrame frame, double sharpness, double width, boolean cut) {
    var onset = state.onset();
    if (onset.sinceUs() < 0) {
      if (lost(state.near(), frame, sharpness)) {
        return onset(state.near(), frame, sharpness);
      }
      return lost(state.far(), frame, sharpness)
          ? onset(state.far(), frame, sharpness)
          : Onset.NONE;
    }
    boolean sharpScene = cut && width < Math.min(state.usualWidth(), SHARP_WIDTH);
    boolean back =
        returned(state.near(), frame, sharpness) || returned(state.far(), frame, sharpness);
    return sharpScene || back ? Onset.NONE : onset;
  }

  private static Onset onset(Look before, VideoFrame frame, double sharpness) {
    // Half of the loss, as a factor.
    double limit = Math.sqrt(before.sharpness() * sharpness);
    return new Onset(frame.timeUs(), before.sharpness(), before.edgeWidth(), limit);
  }

  private boolean lost(Look before, VideoFrame frame, double sharpness) {
    return before.sharpness() >= factor * sharpness
        && before.shows(frame)
        && before.shareLost(frame) >= share
        && !before.blockierThan(frame);
  }

  private boolean returned(Look before, VideoFrame frame, double sharpness) {
    return !before.none()
        && sharpness >= factor * before.sharpness()
        && before.shows(frame)
        && before.shareGained(frame) >= share;
  }
}
