package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A slate or title: something on a plain ground that appears at a cut, out of black or at the start
 * of the stream, and stays as it is, but for something small that may move, such as a clock.
 */
final class SlateDetector implements Detector<SlateDetector.State> {

  record Params(
      @Param(
              value = "0.08",
              min = 0,
              max = 1,
              help =
                  "Largest share of the picture that may move, such as a running clock; a person"
                      + " who speaks moves more.")
          double live,
      @Param(
              value = "2.5",
              min = 0,
              max = 255,
              help =
                  "Farthest that the mean luma of a tile may come from where it was and still be"
                      + " at rest, code values, as in freeze.drift.")
          double drift,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=500ms", "warning=86400s", "critical=86400s"},
              because =
                  "Titles that can be read stand longer than 1 s. A slate is meant to be there, so"
                      + " it stays an information.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "slate",
          2,
          Spec.Input.FRAMES,
          "Static slate",
          "A slate, title or chart stands on a plain ground, with or without a running clock. It"
              + " appears at a cut or out of black; what stops in the middle of a shot is a freeze, and"
              + " a dark picture with a logo near an edge is none.",
          List.of(
              new Spec.Value("live-mean", "", "Share of the picture that moved, mean."),
              new Spec.Value("live-max", "", "The same, largest.")),
          Params.class,
          SlateDetector::new);

  /**
   * {@code begun} is false before the first frame and after a break; {@code look} is that of the
   * frame before; {@code card} is the picture that stands, as mean luma per tile, empty for none;
   * {@code darkUs} is when the picture was last black, -1 for never.
   */
  record State(Episode episode, boolean begun, long look, float[] card, long darkUs) {}

  private static final float[] NONE = {};

  /** A fade is over at this mean difference between frames, code values. */
  private static final double REST = 0.3;

  /** Rows and columns of tiles at the sides that hold logos and clocks. */
  private static final int INNER_ROW = 2;

  private static final int INNER_COLUMN = 3;

  /** Mean gradient of a tile with lettering, companded: 2 code values. */
  private static final int DRAWN = 23;

  /** A word covers more tiles. */
  private static final int LEAST_DRAWN = 2;

  private final double live;
  private final double drift;
  private final Episode.Rule rule;

  SlateDetector(Params params) {
    live = params.live();
    drift = params.drift();
    rule =
        Episode.Rule.of(
            params.lasting(),
            moved -> Map.of("live-mean", moved.mean(), "live-max", Math.max(0, moved.max())));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, false, 0, NONE, -1);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return observe(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State observe(State state, VideoFrame frame, Report report) {
    var episode = state.episode();
    var card = state.card();
    double moved = card.length == 0 ? 1 : moved(frame, card);
    if (moved > live && appears(state, frame)) {
      card = luma(frame);
      moved = 0;
    }
    if (moved <= live) {
      episode = episode.holds(frame.timeUs(), frame.endUs(), moved, rule, report);
    } else if (card.length > 0) {
      episode = episode.fails(frame.timeUs(), frame.endUs(), rule, report);
      card = episode.running() ? card : NONE;
    }
    long darkUs = Shots.fadedOut(frame) ? frame.endUs() : state.darkUs();
    return new State(episode, true, Shots.look(frame), card, darkUs);
  }

  private static boolean appears(State state, VideoFrame frame) {
    boolean fadedIn =
        state.darkUs() >= 0
            && frame.timeUs() - state.darkUs() <= Shots.FADE_US
            && frame.difference() <= REST;
    return (fadedIn || Shots.cut(frame, state.look()) || !state.begun())
        && drawnInside(frame)
        && PlainGround.under(frame);
  }

  /** True if something stands in the middle: a dark shot with a logo in its corner is no slate. */
  private static boolean drawnInside(VideoFrame frame) {
    byte[] edge = frame.tileEdge();
    int drawn = 0;
    for (int row = INNER_ROW; row < VideoFrame.TILE_ROWS - INNER_ROW; row++) {
      for (int column = INNER_COLUMN; column < VideoFrame.TILE_COLUMNS - INNER_COLUMN; column++) {
        drawn += (edge[row * VideoFrame.TILE_COLUMNS + column] & 0xff) >= DRAWN ? 1 : 0;
      }
    }
    return drawn >= LEAST_DRAWN;
  }

  private static float[] luma(VideoFrame frame) {
    var luma = new float[VideoFrame.TILES];
    for (int tile = 0; tile < luma.length; tile++) {
      luma[tile] = (float) frame.tileLuma(tile);
    }
    return luma;
  }

  private double moved(VideoFrame frame, float[] card) {
    int tiles = 0;
    for (int tile = 0; tile < card.length; tile++) {
      if (Math.abs(frame.tileLuma(tile) - card[tile]) > drift) {
        tiles++;
      }
    }
    return (double) tiles / card.length;
  }
}
