package framewatch.detect;

import framewatch.config.Param;
import java.util.List;
import java.util.Map;

/** A detector that reads samples: for tests of what carries them. */
public final class BrightSampleDetector implements Detector<BrightSampleDetector.State> {

  public record Params(
      @Param(value = "200", help = "Level of a pixel that is too bright.", min = 0, max = 255)
          int level) {}

  public static final Spec<Params> SPEC =
      new Spec<>(
          "bright-sample",
          1,
          Spec.Input.SAMPLES,
          "Too bright",
          "A sample whose first pixel is brighter than asked for.",
          List.of(new Spec.Value("level", "", "Level of the pixel.")),
          Params.class,
          BrightSampleDetector::new);

  record State(boolean open) {}

  private final int level;

  BrightSampleDetector(Params params) {
    level = params.level();
  }

  @Override
  public State start() {
    return new State(false);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (!(observation instanceof Sample sample)) {
      return state;
    }
    int green = sample.green()[0] & 0xff;
    var values = Map.of("level", (double) green);
    boolean bright = green >= level;
    if (bright && !state.open()) {
      report.open(sample.timeUs(), sample.timeUs(), Severity.INFO, values);
    } else if (!bright && state.open()) {
      report.close(sample.timeUs(), Severity.INFO, values);
    }
    return new State(bright);
  }
}
