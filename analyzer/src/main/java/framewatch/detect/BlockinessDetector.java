package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Blocks all over the picture from too much compression. Every encoder leaves some, and some scenes
 * show more of them than others, so it is a rise within a scene that counts: a scene that begins
 * with blocks has them from its source, unless they are gross.
 */
final class BlockinessDetector implements Detector<BlockinessDetector.State> {

  record Params(
      @Param(
              value = "1.3",
              min = 0,
              max = 100,
              help =
                  "Smallest blockiness that is reported: steps between rows and between columns on"
                      + " the grids of 8 and 16, less those beside them, over the detail of the"
                      + " picture. Undamaged test streams have 0.3, and more than 1.3 for 2 % of the"
                      + " time.")
          double level,
      @Param(
              value = "1.6",
              min = 1,
              max = 100,
              help = "Smallest factor by which it exceeds what the scene usually has.")
          double factor,
      @Param(
              value = "2.56",
              min = 0,
              max = 100,
              help = "Reported from this blockiness whatever the scene usually has.")
          double gross,
      @Param(
              value = "0.001",
              min = 0,
              max = 1,
              help =
                  "Smallest share of the borders of macroblocks with steps of 8 code values: on a"
                      + " soft picture less has a high blockiness and is not seen. What undamaged"
                      + " test streams are reported for without it has 0.0001.")
          double visible,
      @Param(
              value = "0.01",
              min = 0,
              max = 1,
              help =
                  "From this share on it is block-corruption's; blocks all over that it does not"
                      + " find have less (measured on the test streams).")
          double broken,
      @ParamGroup(
              defaults = {"min-duration=800ms", "recovery=1s", "warning=5s", "critical=30s"},
              because =
                  "Key frames that are coded coarsely show blocks for some frames (measured on the"
                      + " test streams).")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "blockiness",
          2,
          Spec.Input.FRAMES,
          "Blockiness",
          "The picture shows the blocks of its encoder all over, more than the scene did before, as"
              + " when the bit rate no longer suffices. Blocks in a part of the picture, damaged"
              + " ones or so gross that they are all one sees, are block-corruption's.",
          List.of(
              new Spec.Value("blockiness-mean", "", "As blockiness.level, mean over the defect."),
              new Spec.Value("blockiness-max", "", "The same, largest.")),
          Params.class,
          BlockinessDetector::new);

  /**
   * {@code level} is the blockiness of the last frames and {@code usual} that of the scene, -1
   * before the first frame; {@code steps} is the share of borders with steps in the last frames;
   * {@code sceneUs} is where the scene began and {@code limit} what the running episode has to
   * exceed.
   */
  record State(
      Episode episode, double level, double usual, double steps, long sceneUs, double limit) {
    boolean begun() {
      return level >= 0;
    }
  }

  /** A frame that differs by less from the one before repeats it, blocks and all: code values. */
  private static final double STILL = 0.05;

  /** A scene shows its usual blockiness this soon. */
  private static final long NEW_US = 250_000;

  /** What has risen above the limit stays above this part of it. */
  private static final double HOLD = 0.8;

  private static final double LEVEL_US = 250_000;
  private static final double USUAL_US = 6_000_000;

  private final double least;
  private final double factor;
  private final double gross;
  private final double visible;
  private final double broken;
  private final Episode.Rule rule;

  BlockinessDetector(Params params) {
    least = params.level();
    factor = params.factor();
    gross = params.gross();
    visible = params.visible();
    broken = params.broken();
    rule =
        Episode.Rule.of(
            params.lasting(),
            level -> Map.of("blockiness-mean", level.mean(), "blockiness-max", level.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, -1, 0, 0, 0, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return seen(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State seen(State state, VideoFrame frame, Report report) {
    if (state.begun() && frame.difference() >= 0 && frame.difference() < STILL) {
      return still(state, frame, report);
    }
    double here = Blockiness.of(frame);
    boolean scene =
        !state.begun() || frame.difference() < 0 || frame.sceneScore() > Shots.CODED_ANEW;
    double level = scene ? here : follow(state.level(), here, frame, LEVEL_US);
    double stepsHere = Blockiness.steps(frame);
    double steps = scene ? stepsHere : follow(state.steps(), stepsHere, frame, LEVEL_US);
    long sceneUs = scene ? frame.timeUs() : state.sceneUs();
    var episode = state.episode();
    double usual = state.usual();
    if (!episode.running()) {
      boolean fresh = frame.timeUs() - sceneUs < NEW_US;
      usual = scene ? here : follow(fresh ? Math.max(usual, here) : usual, here, frame, USUAL_US);
    }
    double limit =
        episode.running() ? state.limit() : Math.max(least, Math.min(gross, factor * usual));
    double hold = episode.running() ? HOLD : 1;
    boolean blocky = level > hold * limit && steps >= hold * visible && steps < broken;
    // The level lags behind: its rise began earlier, and so did its fall.
    long fromUs = Math.max(0, frame.timeUs() - (episode.running() ? 0 : (long) LEVEL_US / 2));
    episode =
        blocky
            ? episode.holds(fromUs, frame.endUs(), level, rule, report)
            : episode.fails(frame.timeUs(), frame.endUs(), rule, report);
    return new State(episode, level, usual, steps, sceneUs, limit);
  }

  /** A picture that stands still is freeze's: its blocks are those of one key frame. */
  private State still(State state, VideoFrame frame, Report report) {
    var episode = state.episode();
    episode =
        episode.open()
            ? episode.holds(frame.timeUs(), frame.endUs(), state.level(), rule, report)
            : episode;
    return new State(
        episode, state.level(), state.usual(), state.steps(), state.sceneUs(), state.limit());
  }

  private static double follow(double mean, double value, VideoFrame frame, double overUs) {
    return mean + (value - mean) * Math.min(1, frame.durationUs() / overUs);
  }
}
