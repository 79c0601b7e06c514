package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Two fields of different times woven into the frames of a progressive stream: moving edges are
 * combed. In such frames the rows of one parity fit the other rows of the frame before better than
 * those of their own frame, and which parity that is does not change; in progressive frames neither
 * fits better. It is the comparison by which FFmpeg's idet finds the field order.
 */
final class InterlaceDetector implements Detector<InterlaceDetector.State> {

  record Params(
      @Param(
              value = "1.12",
              min = 1,
              max = 10,
              help =
                  "Smallest ratio of the combing between the fields of two frames in the one order"
                      + " to that in the other. FFmpeg's idet has 1.04; progressive frames of the"
                      + " test streams have up to 1.07.")
          double order,
      @Param(
              value = "0.5",
              min = 0,
              max = 10,
              help =
                  "Smallest combing of a frame itself, as a share of that between the fields that"
                      + " fit better: 1 and more as woven, 0.5 and more after a lossy codec, less in"
                      + " progressive frames of rolling titles.")
          double combing,
      @Param(
              value = "0.2",
              min = 0,
              max = 255,
              help =
                  "Smallest mean difference to the frame before, code values: nothing is combed"
                      + " where nothing moves.")
          double motion,
      @Param(
              value = "0.75",
              min = 0,
              max = 1,
              help = "Smallest share of woven frames, of those that move.")
          double duty,
      @ParamGroup(
              defaults = {"min-duration=500ms", "recovery=500ms", "warning=1s", "critical=10s"},
              because = "Single frames where two shots meet are woven by an edit, not by a fault.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "interlace",
          2,
          Spec.Input.FRAMES,
          "Interlace artefacts",
          "Two fields are woven into frames of a progressive stream, so that moving edges are combed,"
              + " as after a wrong or missing de-interlacer. Video that is coded interlaced is"
              + " meant to be so.",
          List.of(
              new Spec.Value("order-mean", "", "How much better one field order fits, mean."),
              new Spec.Value("order-max", "", "The same, largest.")),
          Params.class,
          InterlaceDetector::new);

  /** {@code frames} counts those that move since the episode began. */
  record State(Episode episode, int frames) {}

  private static final int CODED_INTERLACED = 4;

  /** Fewest woven frames: a quarter of a second that moves, be it with rests between. */
  private static final int FEWEST = 6;

  private final double order;
  private final double combing;
  private final double motion;
  private final double duty;
  private final Episode.Rule rule;
  private final Episode.Rule waiting;

  InterlaceDetector(Params params) {
    order = params.order();
    combing = params.combing();
    motion = params.motion();
    duty = params.duty();
    rule =
        Episode.Rule.of(
            params.lasting(),
            ratio -> Map.of("order-mean", ratio.mean(), "order-max", Math.max(0, ratio.max())));
    waiting = rule.never();
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof VideoFrame frame) {
      if (frame.difference() < motion || (frame.flags() & CODED_INTERLACED) != 0) {
        return failed(state, frame, 0, report);
      }
      double ratio = ratio(frame);
      if (ratio < order) {
        return failed(state, frame, 1, report);
      }
      long woven = episode.tally().count() + 1;
      boolean enough = woven >= FEWEST && woven >= duty * (state.frames() + 1);
      var usual = enough || episode.open() ? rule : waiting;
      return state(episode.holds(frame.timeUs(), frame.endUs(), ratio, usual, report), state, 1);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      episode.ends(rule, report);
      return start();
    }
    return state;
  }

  /** A frame that is not woven, or does not move: a run goes on over some of them. */
  private State failed(State state, VideoFrame frame, int moves, Report report) {
    var episode = state.episode();
    if (!episode.running()) {
      return state;
    }
    if (episode.open()) {
      return state(episode.fails(frame.timeUs(), frame.endUs(), rule, report), state, moves);
    }
    boolean over =
        frame.endUs() - episode.heldUs() >= rule.recoveryUs()
            || episode.tally().count() < duty * (state.frames() + moves);
    return over ? start() : new State(episode, state.frames() + moves);
  }

  private static State state(Episode episode, State before, int frame) {
    return new State(episode, episode.running() ? before.frames() + frame : 0);
  }

  /** How much better the one field order fits than the other; 1 for a frame that is not woven. */
  private double ratio(VideoFrame frame) {
    float[] fields = frame.fieldCombing();
    // Of even rows and of odd rows: each order has two of the four.
    double first = fields[0] + fields[3];
    double second = fields[1] + fields[2];
    boolean odd = second < first;
    double fits = odd ? Math.max(fields[1], fields[2]) : Math.max(fields[0], fields[3]);
    double fitsNot = odd ? Math.min(fields[0], fields[3]) : Math.min(fields[1], fields[2]);
    if (fits <= 0 || fitsNot <= fits || frame.combing() < combing * fits) {
      return 1;
    }
    return Math.max(first, second) / Math.min(first, second);
  }
}
