package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** A picture of one colour: what a decoder shows that has lost its input, or an unlinked source. */
final class SolidColourDetector implements Detector<SolidColourDetector.State> {

  record Params(
      @Param(
              value = "4",
              min = 0,
              max = 255,
              help = "Largest difference in mean luma between two tiles, code values.")
          double spread,
      @Param(
              value = "10",
              min = 0,
              max = 255,
              help = "Largest standard deviation of luma, and of chroma, code values: noise.")
          double deviation,
      @Param(
              value = "37",
              min = 0,
              max = 255,
              help = "Up to this mean luma a colourless picture is black, as in black.level.")
          double blackLevel,
      @Param(
              value = "12",
              min = 0,
              max = 181,
              help = "Up to this mean saturation a dark picture is black, as in black.saturation.")
          double blackSaturation,
      @ParamGroup(
              defaults = {"min-duration=500ms", "recovery=500ms", "warning=2s", "critical=10s"},
              because = "Flashes and wipes stay below 500 ms.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "solid-colour",
          2,
          Spec.Input.FRAMES,
          "Solid colour",
          "The picture has one colour all over, such as the green of a decoder without data, blue"
              + " or grey. Noise and a channel's logo do not hide it. Black is the black"
              + " detector's.",
          List.of(
              new Spec.Value("luma-mean", "code values", "Mean luma over the defect."),
              new Spec.Value("blue", "code values", "Cb of the newest frame, 128 is neutral."),
              new Spec.Value("red", "code values", "Cr of the newest frame, 128 is neutral.")),
          Params.class,
          SolidColourDetector::new);

  /** Four fifths of normal noise lie within so many standard deviations in all. */
  private static final double MIDDLE = 2.6;

  /** Tiles that logos cover at most: a tenth of the picture, which its percentiles leave out. */
  private static final int MOST_GRAPHICS = 14;

  /** {@code blue} and {@code red} are those of the newest frame of the episode. */
  record State(Episode episode, double blue, double red) {}

  private final double spread;
  private final double deviation;
  private final double blackLevel;
  private final double blackSaturation;
  private final Episode.Rule rule;

  SolidColourDetector(Params params) {
    spread = params.spread();
    deviation = params.deviation();
    blackLevel = params.blackLevel();
    blackSaturation = params.blackSaturation();
    rule = Episode.Rule.of(params.lasting(), luma -> Map.of("luma-mean", luma.mean()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 128, 128);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof VideoFrame frame) {
      if (solid(frame)) {
        double blue = frame.blueMean();
        double red = frame.redMean();
        return new State(
            episode.holds(
                frame.timeUs(), frame.endUs(), frame.lumaMean(), reporting(blue, red), report),
            blue,
            red);
      }
      var rule = reporting(state.blue(), state.red());
      return new State(
          episode.fails(frame.timeUs(), frame.endUs(), rule, report), state.blue(), state.red());
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      return new State(
          episode.ends(reporting(state.blue(), state.red()), report), state.blue(), state.red());
    }
    return state;
  }

  private Episode.Rule reporting(double blue, double red) {
    return rule.reporting(luma -> Map.of("luma-mean", luma.mean(), "blue", blue, "red", red));
  }

  private boolean solid(VideoFrame frame) {
    boolean black = frame.lumaMean() <= blackLevel && frame.saturationMean() <= blackSaturation;
    int tenth = frame.lumaPercentiles()[2] & 0xff;
    int ninetieth = frame.lumaPercentiles()[4] & 0xff;
    if (black || ninetieth - tenth > MIDDLE * deviation) {
      return false;
    }
    var backdrop = Backdrop.of(frame, spread, spread + 1);
    if (!backdrop.even()) {
      return false;
    }
    if (backdrop.covered() == 0) {
      return frame.lumaDeviation() <= deviation && frame.chromaDeviation() <= deviation;
    }
    return backdrop.covered() <= MOST_GRAPHICS
        && (backdrop.brightest() > blackLevel || coloured(frame));
  }

  private boolean coloured(VideoFrame frame) {
    return (frame.saturationPercentiles()[1] & 0xff) > blackSaturation;
  }
}
