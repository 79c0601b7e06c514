package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
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
      @Param(
              value = "60s",
              min = 0,
              max = 86400,
              help =
                  "Levels that came with a cut, little by little, or were there from the start are"
                      + " those of the material, and reported only after so long; 0 s for a"
                      + " delivery check as R 103 means it (profile file-qc).")
          Duration material,
      @ParamGroup(
              defaults = {"min-duration=2s", "recovery=1s", "warning=5s", "critical=60s"},
              because =
                  "R 103 names no duration; glints and bright skies in passing stay below 2 s.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "levels",
          2,
          Spec.Input.FRAMES,
          "Video levels",
          "More of the picture's luma than EBU R 103 allows is blacker than black or whiter than"
              + " white, such as full range taken for limited range. It is reported where that begins from"
              + " one frame to the next within a shot, as when a device in the chain changes; of"
              + " material that is so by itself after a minute. Black bars and blanking at the"
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

  /** The share of the frame before is at most so much of the limit where levels come at once. */
  private static final double AT_ONCE = 0.5;

  /**
   * {@code width} and {@code height} are those of the picture, 0 where they are not known; {@code
   * below} and {@code above} are the largest shares of the episode; {@code material} is true if it
   * began with a cut, or little by little. {@code last} is the share of the frame before, -1 for
   * none, and {@code look} its look.
   */
  record State(
      Episode episode,
      int width,
      int height,
      double below,
      double above,
      boolean material,
      double last,
      long look) {

    static State of(int width, int height) {
      return new State(Episode.NONE, width, height, 0, 0, false, -1, 0);
    }
  }

  private final double share;
  private final long materialUs;
  private final Episode.Rule rule;

  LevelsDetector(Params params) {
    share = params.share();
    materialUs = Episode.Rule.us(params.material());
    rule = Episode.Rule.of(params.lasting(), outside -> Map.of());
  }

  @Override
  public State start() {
    return State.of(0, 0);
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
          ? State.of(state.width(), state.height())
          : State.of(format.width(), format.height());
    }
    return state;
  }

  private State frame(State state, VideoFrame frame, Report report) {
    double below = frame.lumaHistogram()[0] / 10_000.0;
    below = below > share ? withoutBlanking(below, state, frame) : below;
    double above = above(frame);
    var episode = state.episode();
    boolean outside = (below > share || above > share) && Flatness.spread(frame) > FLAT;
    double belowMax = outside ? Math.max(state.below(), below) : state.below();
    double aboveMax = outside ? Math.max(state.above(), above) : state.above();
    boolean material = episode.running() ? state.material() : !atOnce(state, frame);
    if (outside || episode.running()) {
      var reporting = reporting(belowMax, aboveMax);
      boolean early = material && frame.endUs() - episode.startUs() < materialUs;
      reporting = early && !episode.open() ? reporting.never() : reporting;
      episode =
          outside
              ? episode.holds(frame.timeUs(), frame.endUs(), below + above, reporting, report)
              : episode.fails(frame.timeUs(), frame.endUs(), reporting, report);
    }
    boolean over = !episode.running();
    return new State(
        episode,
        state.width(),
        state.height(),
        over ? 0 : belowMax,
        over ? 0 : aboveMax,
        material,
        Math.max(below, above),
        Shots.look(frame));
  }

  /** True if levels may change within a shot here, and were well within range before. */
  private boolean atOnce(State state, VideoFrame frame) {
    return state.last() >= 0 && state.last() <= AT_ONCE * share && !Shots.cut(frame, state.look());
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
