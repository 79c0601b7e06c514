package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Video levels outside the signal range of EBU R 103: luma that a display clips or a link refuses,
 * as when full range is taken for limited range. Of the two ends each is judged for itself, and
 * luma only: colours out of gamut do not show in what is measured.
 */
final class LevelsDetector implements Detector<LevelsDetector.State> {

  record Params(
      @Param(
              value = "0.01",
              min = 0,
              max = 1,
              help =
                  "Share of the active picture that may be below 5, or above 246, 8-bit code values"
                      + " (EBU R 103: -5 % and 105 %, 1 % of the picture; item 0051B of EBU QC).")
          double share,
      @ParamGroup(
              defaults = {"min-duration=2s", "recovery=1s", "warning=5s", "critical=60s"},
              because =
                  "R 103 names no duration; glints and bright skies in passing stay below 2 s.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "levels",
          1,
          Spec.Input.FRAMES,
          "Video levels",
          "More of the picture's luma than EBU R 103 allows is blacker than black or whiter than"
              + " white, such as full range taken for limited range. Black bars and blanking at the"
              + " edges are not counted; pictures that are black or of one colour are left to their"
              + " detectors.",
          List.of(
              new Spec.Value("below-max", "", "Largest share of the picture below 5, 0 to 1."),
              new Spec.Value("above-max", "", "Largest share of the picture above 246, 0 to 1.")),
          Params.class,
          LevelsDetector::new);

  /** Highest luma within range; the lowest, 5, is the first edge of the histogram. */
  private static final int HIGHEST = 246;

  /** The percentile that tells exactly whether 1 % is above that. */
  private static final int PERCENTILE_99 = 5;

  private static final int MAXIMUM = 6;

  /** Margins are measured in steps of 2 columns, and the edge of blanking is soft. */
  private static final int SOFT = 2;

  /** Blanking is no wider, share of the height or width; black bars are. */
  private static final double BLANKING = 0.025;

  /** Tile means closer together than this are those of black or of a solid colour. */
  private static final double FLAT = 4;

  /** {@code width} and {@code height} are those of the picture, 0 where they are not known. */
  record State(Episode episode, int width, int height, double below, double above) {}

  private final double share;
  private final Episode.Rule rule;

  LevelsDetector(Params params) {
    share = params.share();
    rule = Episode.Rule.of(params.lasting(), outside -> Map.of());
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, 0, 0, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return frame(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(reporting(state.below(), state.above()), report);
      var format = mark.video();
      return format == null
          ? new State(Episode.NONE, state.width(), state.height(), 0, 0)
          : new State(Episode.NONE, format.width(), format.height(), 0, 0);
    }
    return state;
  }

  private State frame(State state, VideoFrame frame, Report report) {
    double below = frame.lumaHistogram()[0] / 10_000.0;
    below = below > share ? withoutBlanking(below, state, frame) : below;
    double above = above(frame);
    var episode = state.episode();
    if ((below > share || above > share) && Flatness.spread(frame) > FLAT) {
      double belowMax = Math.max(state.below(), below);
      double aboveMax = Math.max(state.above(), above);
      var reporting = reporting(belowMax, aboveMax);
      episode = episode.holds(frame.timeUs(), frame.endUs(), below + above, reporting, report);
      return new State(episode, state.width(), state.height(), belowMax, aboveMax);
    }
    if (!episode.running()) {
      return state;
    }
    var reporting = reporting(state.below(), state.above());
    episode = episode.fails(frame.timeUs(), frame.endUs(), reporting, report);
    boolean over = !episode.running();
    return new State(
        episode, state.width(), state.height(), over ? 0 : state.below(), over ? 0 : state.above());
  }

  /** Share above the range: what lies between its percentiles is taken to be spread evenly. */
  private static double above(VideoFrame frame) {
    if ((frame.lumaPercentiles()[MAXIMUM] & 0xff) <= HIGHEST) {
      return 0;
    }
    double above = 1 - frame.lumaShare(HIGHEST);
    boolean onePercent = (frame.lumaPercentiles()[PERCENTILE_99] & 0xff) > HIGHEST;
    return onePercent ? Math.max(0.0101, above) : Math.min(0.01, above);
  }

  /**
   * The share of the picture that is below the range, without the blanking of analogue video at its
   * sides, top and bottom.
   */
  private static double withoutBlanking(double below, State state, VideoFrame frame) {
    if (state.width() == 0) {
      return below;
    }
    int[] margins = frame.margins();
    double rows = blanking(margins[0], state.height()) + blanking(margins[1], state.height());
    double columns = blanking(margins[2], state.width()) + blanking(margins[3], state.width());
    return Math.max(0, below - rows - columns);
  }

  private static double blanking(int margin, int size) {
    double share = (double) (margin + SOFT) / size;
    return margin > 0 && share <= BLANKING ? share : 0;
  }

  private Episode.Rule reporting(double below, double above) {
    return rule.reporting(outside -> Map.of("below-max", below, "above-max", above));
  }
}
