package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** A black picture: dark, colourless and without anything in it but noise and a channel's logo. */
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
                      + " A dark scene or a fade has more, noise on black has less.")
          double spread,
      @Param(
              value = "12",
              min = 0,
              max = 181,
              help =
                  "Largest mean saturation, code values from neutral: a dark picture of one colour"
                      + " is not black.")
          double saturation,
      @ParamGroup(
              defaults = {"min-duration=500ms", "recovery=500ms", "warning=2s", "critical=10s"},
              because =
                  "Fades through black mostly stay below 500 ms;"
                      + " warning as FFmpeg's blackdetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "black",
          1,
          Spec.Input.FRAMES,
          "Black",
          "The picture is black. Noise and a small logo in a corner do not hide it; dark scenes,"
              + " fades, titles and credits on black are not black.",
          List.of(
              new Spec.Value("luma-mean", "code values", "Mean luma over the defect, black is 16."),
              new Spec.Value("luma-max", "code values", "Highest mean luma of a frame.")),
          Params.class,
          BlackDetector::new);

  record State(Episode episode) {}

  private final double level;
  private final double ratio;
  private final double spread;
  private final double saturation;
  private final Episode.Rule rule;

  BlackDetector(Params params) {
    level = params.level();
    ratio = params.ratio();
    spread = params.spread();
    saturation = params.saturation();
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
    return frame.saturationMean() <= saturation
        && frame.lumaShare(level) >= ratio
        && Flatness.flatButForLogo(frame, spread);
  }
}
