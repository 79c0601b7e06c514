package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A black picture: dark, colourless and without anything in it but noise and a channel's graphics.
 */
final class BlackDetector implements Detector<BlackDetector.State> {

  record Params(
      @Param(
              value = "37",
              min = 0,
              max = 255,
              help =
                  "Highest luma that counts as dark, 8-bit limited-range code values (16 + 10 % of"
                      + " 219, as FFmpeg's blackdetect).")
          double level,
      @Param(
              value = "0.98",
              min = 0,
              max = 1,
              help = "Smallest share of dark pixels, the black ratio (FFmpeg's blackdetect).")
          double ratio,
      @Param(
              value = "4",
              min = 0,
              max = 255,
              help =
                  "Largest difference in mean luma between two tiles of the picture, code values."
                      + " A dark scene or a fade has more; noise on black has less, or no tile"
                      + " above 20.")
          double spread,
      @Param(
              value = "12",
              min = 0,
              max = 181,
              help =
                  "Largest mean saturation, code values from neutral: a dark picture of one colour"
                      + " is not black. The median where a logo or ticker may have colours.")
          double saturation,
      @Param(
              value = "22",
              min = 0,
              max = 255,
              help =
                  "Highest mean luma of a tile of the black around a logo or ticker, code values:"
                      + " a night sky above a bright horizon has more.")
          double behindGraphics,
      @ParamGroup(
              defaults = {"min-duration=500ms", "recovery=500ms", "warning=2s", "critical=10s"},
              because =
                  "Fades through black mostly stay below 500 ms;"
                      + " warning as FFmpeg's blackdetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "black",
          2,
          Spec.Input.FRAMES,
          "Black",
          "The picture is black. Noise, logos near an edge and a ticker along it do not hide it;"
              + " dark scenes, fades, titles and credits on black are not black.",
          List.of(
              new Spec.Value("luma-mean", "code values", "Mean luma over the defect, black is 16."),
              new Spec.Value("luma-max", "code values", "Highest mean luma of a frame.")),
          Params.class,
          BlackDetector::new);

  /** Colours are judged by the saturation of the whole picture. */
  private static final double ANY_COLOUR = 255;

  /** Graphics never cover more of the picture than this share. */
  private static final double MOST_GRAPHICS = 0.35;

  /**
   * Noise on black that is coded coarsely is uneven, but neither the picture nor any tile of it is
   * brighter than this on the mean, code values.
   */
  private static final double UNSEEN = 20;

  /** The 10th of the percentiles: if that is not dark, more than nine tenths are not. */
  private static final int TENTH = 2;

  record State(Episode episode) {}

  private final double level;
  private final double ratio;
  private final double spread;
  private final double saturation;
  private final double behindGraphics;
  private final Episode.Rule rule;

  BlackDetector(Params params) {
    level = params.level();
    ratio = params.ratio();
    spread = params.spread();
    saturation = params.saturation();
    behindGraphics = params.behindGraphics();
    rule =
        Episode.Rule.of(
            params.lasting(), luma -> Map.of("luma-mean", luma.mean(), "luma-max", luma.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof VideoFrame frame) {
      return new State(
          black(frame)
              ? episode.holds(frame.timeUs(), frame.endUs(), frame.lumaMean(), rule, report)
              : episode.fails(frame.timeUs(), frame.endUs(), rule, report));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      return new State(episode.ends(rule, report));
    }
    return state;
  }

  private boolean black(VideoFrame frame) {
    double least = ratio - MOST_GRAPHICS;
    boolean bright = (frame.lumaPercentiles()[TENTH] & 0xff) > level && least > 0.1;
    double dark = bright ? 0 : frame.lumaShare(level);
    if (dark < least) {
      return false;
    }
    if (frame.lumaMean() <= UNSEEN && Flatness.brightest(frame) <= UNSEEN) {
      return dark >= ratio && frame.saturationMean() <= saturation;
    }
    var backdrop = Backdrop.of(frame, spread, ANY_COLOUR);
    if (!backdrop.even()) {
      return false;
    }
    if (backdrop.covered() == 0) {
      return dark >= ratio && frame.saturationMean() <= saturation;
    }
    return dark >= ratio - (double) backdrop.covered() / VideoFrame.TILES
        && backdrop.brightest() <= behindGraphics
        && (frame.saturationPercentiles()[1] & 0xff) <= saturation;
  }
}
