package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Blocks that do not belong into the picture: bit errors, lost packets, a decoder's concealment,
 * gross compression, also after another encoder. What gives them away is that the picture jumps at
 * the borders of macroblocks and not beside them. An encoder leaves some of that everywhere, and
 * pictures have edges anywhere: how much of what is damage was learnt from streams with planted
 * damage, see docs/scoring.md.
 */
final class BlockCorruptionDetector implements Detector<BlockCorruptionDetector.State> {

  record Params(
      @Param(
              value = "2.0",
              min = -6,
              max = 6,
              help =
                  "Damage over about three frames from which it is reported: log odds, 0 for a"
                      + " frame that is as likely damaged as not; measured on the test streams.")
          double burst,
      @Param(
              value = "1.5",
              min = -6,
              max = 6,
              help = "As burst, over about nine frames: what is less plain has to last longer.")
          double lasting,
      @Param(
              value = "4",
              min = 0,
              max = 12,
              help =
                  "What a frame adds whose packet is marked corrupt or whose errors the decoder"
                      + " conceals, log odds.")
          double decoder,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=1s", "warning=500ms", "critical=5s"},
              because = "Damage heals with the next key frame, mostly within a second.")
          Lasting time) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "block-corruption",
          2,
          Spec.Input.FRAMES,
          "Block corruption",
          "Parts of the picture break up into blocks: bit errors, lost packets, wrong macroblocks,"
              + " or compression so gross that blocks are all one sees; in the stream as it comes or"
              + " from before a re-encode. Blocks of ordinary compression, graphics and cuts are not"
              + " meant.",
          List.of(
              new Spec.Value("area-mean", "share", "Tiles with blocks, of all; mean."),
              new Spec.Value("area-max", "share", "The same, largest."),
              new Spec.Value("column", "share", "Centre of the blocks, 0 left to 1 right."),
              new Spec.Value("row", "share", "Centre of the blocks, 0 top to 1 bottom.")),
          Params.class,
          BlockCorruptionDetector::new);

  /**
   * {@code burst} and {@code lasting} are the damage of the last frames, {@code usual} that of the
   * last seconds; {@code sinceUs} is where the damage that is seen now began, {@code seenUs} up to
   * where it was seen.
   */
  record State(
      Episode episode,
      BlockFeatures features,
      double burst,
      double lasting,
      double usual,
      long sinceUs,
      long seenUs,
      Place place) {}

  /** Sums of where blocks were, over a defect. */
  record Place(double tiles, double columns, double rows) {
    static final Place NONE = new Place(0, 0, 0);
  }

  private static final Trees LEARNT =
      Trees.read(BlockCorruptionDetector.class, "block-corruption.trees", BlockFeatures.NAMES);

  private static final double NO_DAMAGE = -4;

  /** No frame is surer than this, log odds. */
  private static final double MOST = 6;

  /** How far back damage goes that is seen in a frame. */
  private static final long BACK_US = 400_000;

  /** Damage that has not been seen for so long is another's. */
  private static final long PAUSE_US = 200_000;

  /** Log odds from which a frame may be part of the damage. */
  private static final double SUSPICIOUS = -0.5;

  /** A stream may usually have as much, log odds; what is more is taken off, up to a limit. */
  private static final double USUAL = -2;

  private static final double MOST_USUAL = 3;

  /** Damage goes on while the lasting one is above, log odds. */
  private static final double GOES_ON = -1;

  private static final double BURST_US = 120_000;
  private static final double LASTING_US = 350_000;
  private static final double USUAL_US = 8_000_000;

  private final double burst;
  private final double lasting;
  private final double decoder;
  private final Episode.Rule rule;
  private final Trees trees;

  BlockCorruptionDetector(Params params) {
    this(params, LEARNT);
  }

  /** With another model than the one that comes with the detector. */
  BlockCorruptionDetector(Params params, Trees trees) {
    this.trees = trees;
    burst = params.burst();
    lasting = params.lasting();
    decoder = params.decoder();
    rule = Episode.Rule.of(params.time(), area -> Map.of());
  }

  @Override
  public State start() {
    return new State(
        Episode.NONE, BlockFeatures.NONE, NO_DAMAGE, NO_DAMAGE, NO_DAMAGE, 0, -1, Place.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return seen(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(reporting(state.place()), report);
      return start();
    }
    return state;
  }

  private State seen(State state, VideoFrame frame, Report report) {
    float[] features = new float[BlockFeatures.NAMES.size()];
    var next = state.features().next(frame, features);
    double blocks = Math.max(-MOST, Math.min(MOST, trees.of(features)));
    double damage =
        blocks
            - Math.max(0, Math.min(MOST_USUAL, state.usual() - USUAL))
            + (frame.corruptPacket() || frame.concealed() ? decoder : 0);
    double soon = follow(state.burst(), damage, frame.durationUs(), BURST_US);
    double later = follow(state.lasting(), damage, frame.durationUs(), LASTING_US);
    boolean suspicious = damage > SUSPICIOUS;
    long sinceUs =
        suspicious && (state.seenUs() < 0 || frame.timeUs() - state.seenUs() > PAUSE_US)
            ? frame.timeUs()
            : state.sinceUs();
    var episode = state.episode();
    boolean damaged =
        episode.running() ? damage > 0 && later > GOES_ON : soon > burst || later > lasting;
    var place = state.place();
    if (damaged) {
      var grid = BlockGrid.of(frame);
      place = add(place, grid);
      long fromUs =
          episode.running()
              ? frame.timeUs()
              : Math.min(frame.timeUs(), Math.max(sinceUs, frame.timeUs() - BACK_US));
      episode = episode.holds(fromUs, frame.endUs(), grid.area(), reporting(place), report);
    } else if (episode.running()) {
      episode = episode.fails(frame.timeUs(), frame.endUs(), reporting(place), report);
    }
    return new State(
        episode,
        next,
        soon,
        later,
        episode.running()
            ? state.usual()
            : follow(state.usual(), Math.min(blocks, 0.5), frame.durationUs(), USUAL_US),
        sinceUs,
        suspicious ? frame.timeUs() : state.seenUs(),
        episode.running() ? place : Place.NONE);
  }

  private static double follow(double mean, double value, long durationUs, double overUs) {
    return mean + (value - mean) * Math.min(1, durationUs / overUs);
  }

  private static Place add(Place place, BlockGrid grid) {
    return new Place(
        place.tiles() + grid.tiles(), place.columns() + grid.columns(), place.rows() + grid.rows());
  }

  private Episode.Rule reporting(Place place) {
    double tiles = Math.max(1, place.tiles());
    double column = (place.columns() / tiles + 0.5) / VideoFrame.TILE_COLUMNS;
    double row = (place.rows() / tiles + 0.5) / VideoFrame.TILE_ROWS;
    return rule.reporting(
        area ->
            Map.of("area-mean", area.mean(), "area-max", area.max(), "column", column, "row", row));
  }
}
