package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Flashing pictures, by the rules of ITU-R BT.1702 and Ofcom's guidance, judged from 144 tiles of
 * each frame. It screens: it does not look for regular patterns, knows no other display than that
 * of {@link ScreenLuminance}, and replaces no certified test.
 */
final class FlashDetector implements Detector<FlashDetector.State> {

  record Params(
      @Param(
              value = "18",
              min = 1,
              max = 200,
              help =
                  "Smallest change in luminance of a flash, cd/m2 on a display of 200 cd/m2 and"
                      + " gamma 2.2. BT.1702 has 20; a tenth less finds what is 20 on a display of"
                      + " gamma 2.4 (BT.1886), too, and what an encoder took away.")
          double change,
      @Param(
              value = "165",
              min = 1,
              max = 200,
              help =
                  "The darker of the two pictures is below this luminance, cd/m2. BT.1702 has 160;"
                      + " with what a gamma of 2.4 makes of it.")
          double darker,
      @Param(
              value = "3",
              min = 1,
              max = 15,
              help = "More flashes than this in a second are not allowed (BT.1702, Ofcom).")
          int flashes,
      @Param(
              value = "0.23",
              min = 0,
              max = 1,
              help =
                  "Share of the screen that has to be exceeded by what flashes at the same time."
                      + " BT.1702 and Ofcom have 25 %; less, for what the tiles of a low picture do not resolve.")
          double area,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=1s", "warning=0s", "critical=5s"},
              because =
                  "The rule looks at one second, and what breaks it is worth a warning at once;"
                      + " sequences above 5 s are a risk of their own to Ofcom.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "flash",
          2,
          Spec.Input.FRAMES,
          "Photosensitive flash screening",
          "More than three flashes in a second on more than a quarter of the screen: pairs of"
              + " opposing changes in luminance, or to and from a saturated red. After the rules of"
              + " ITU-R BT.1702 and Ofcom, as a screening, never as a certification: regular"
              + " patterns are not looked for.",
          List.of(
              new Spec.Value("area-mean", "", "Share of the screen that flashed, 0 to 1, mean."),
              new Spec.Value("area-max", "", "The same, largest.")),
          Params.class,
          FlashDetector::new);

  /** Tiles of a quarter of the screen: without half as many no area is looked for. */
  private static final int FEW_TILES = 12;

  /** A saturated red covers no tenth of the picture if the 90th percentile is below. */
  private static final int COLOURED = 20;

  /**
   * {@code previousRed} is tileRed of the frame before, empty for none; {@code share} and {@code
   * redShare} are what was flashing at the change before; {@code sinceUs} is when the first frame
   * since the last break was shown.
   */
  record State(
      Episode episode,
      OpposingChanges light,
      OpposingChanges red,
      byte[] previousRed,
      double share,
      double redShare,
      long sinceUs) {

    State with(Episode next) {
      return new State(next, light, red, previousRed, share, redShare, sinceUs);
    }
  }

  private static final State START =
      new State(Episode.NONE, OpposingChanges.NONE, OpposingChanges.NONE, new byte[0], 0, 0, 0);

  /** In parts of a cd/m2, as {@link ScreenLuminance} gives them. */
  private final int change;

  private final int darker;

  private final int flashes;
  private final double area;
  private final Episode.Rule rule;

  FlashDetector(Params params) {
    change = (int) Math.round(ScreenLuminance.PARTS * params.change());
    darker = (int) Math.round(ScreenLuminance.PARTS * params.darker());
    flashes = params.flashes();
    area = params.area();
    rule =
        Episode.Rule.of(
            params.lasting(), share -> Map.of("area-mean", share.mean(), "area-max", share.max()));
  }

  @Override
  public State start() {
    return START;
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return frame(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return START;
    }
    return state;
  }

  private State frame(State state, VideoFrame frame, Report report) {
    long sinceUs = state.light().none() ? frame.timeUs() : state.sinceUs();
    var light = state.light().next(frame.timeUs(), ScreenLuminance.tiles(frame), change, darker);
    var red = red(state.red(), frame);
    var flashing = FlashingArea.NONE;
    double share = state.share();
    double redShare = state.redShare();
    boolean isRed = false;
    if (light.changed() >= FEW_TILES) {
      var steps = lumaSteps(frame);
      share = FlashingArea.of(light, steps, 2 * flashes).share();
      // A cut shortly before looks like more area for once: two changes have to agree.
      flashing = state.share() > area ? FlashingArea.of(light, steps, 2 * flashes + 1) : flashing;
    }
    if (flashing.share() <= area && red.changed() >= FEW_TILES) {
      var steps = redSteps(frame, state.previousRed());
      isRed = true;
      redShare = FlashingArea.of(red, steps, 2 * flashes).share();
      flashing = state.redShare() > area ? FlashingArea.of(red, steps, 2 * flashes + 1) : flashing;
    }
    var changes = isRed ? red : light;
    var next = new State(state.episode(), light, red, frame.tileRed(), share, redShare, sinceUs);
    return next.with(
        flashing.share() > area
            ? flashes(next, flashing, changes, frame, report)
            : state.episode().fails(frame.timeUs(), frame.endUs(), rule, report));
  }

  private Episode flashes(
      State state, FlashingArea flashing, OpposingChanges of, VideoFrame frame, Report report) {
    var episode = state.episode();
    long fromUs = episode.running() ? frame.timeUs() : of.sinceUs(flashing.tiles());
    return episode.holds(
        Math.max(state.sinceUs(), fromUs), frame.endUs(), flashing.share(), rule, report);
  }

  /** The changes to and from red; there are none to keep where nothing was red for a second. */
  private OpposingChanges red(OpposingChanges before, VideoFrame frame) {
    boolean coloured = (frame.saturationPercentiles()[2] & 0xff) >= COLOURED;
    if (!coloured && before.none()) {
      return before;
    }
    var redness = ScreenLuminance.redness(frame);
    boolean isRed = false;
    for (int tile : redness) {
      isRed |= tile > 0;
    }
    if (!isRed && before.none()) {
      return before;
    }
    var next = before.next(frame.timeUs(), redness, change, Integer.MAX_VALUE);
    return isRed || next.any() != 0 ? next : OpposingChanges.NONE;
  }

  private static float[] lumaSteps(VideoFrame frame) {
    var steps = new float[VideoFrame.TILES];
    for (int tile = 0; tile < steps.length; tile++) {
      steps[tile] = (float) VideoFrame.expand(frame.tileDifference()[tile]);
    }
    return steps;
  }

  private static float[] redSteps(VideoFrame frame, byte[] previous) {
    var steps = new float[VideoFrame.TILES];
    for (int tile = 0; tile < previous.length; tile++) {
      steps[tile] = Math.abs((frame.tileRed()[tile] & 0xff) - (previous[tile] & 0xff));
    }
    return steps;
  }
}
