package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The smallest detector there can be: for tests of what carries detectors. */
public final class BrightDetector implements Detector<BrightDetector.State> {

  public record Params(
      @Param(value = "200", help = "Mean luma that is too bright.", min = 0, max = 255) double luma,
      @Param(value = "1s", help = "Shortest brightness that is reported.") Duration minDuration,
      @Param(value = "-1", help = "Mean luma at which this detector fails; for tests.", min = -1)
          double failsAt) {}

  public static final Spec<Params> SPEC =
      new Spec<>(
          "bright",
          1,
          Spec.Input.FRAMES,
          "Too bright",
          "A picture that is brighter than asked for.",
          List.of(new Spec.Value("luma", "code values", "Mean luma of the newest frame.")),
          Params.class,
          BrightDetector::new);

  /** {@code sinceUs} is -1 while it is not bright. */
  record State(long sinceUs, long untilUs, boolean open) {}

  private static final State DARK = new State(-1, -1, false);

  private final double luma;
  private final long minDurationUs;
  private final double failsAt;

  BrightDetector(Params params) {
    luma = params.luma();
    minDurationUs = params.minDuration().toNanos() / 1000;
    failsAt = params.failsAt();
  }

  @Override
  public State start() {
    return DARK;
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      if (frame.lumaMean() == failsAt) {
        throw new IllegalStateException("told to fail");
      }
      return frame.lumaMean() >= luma ? bright(state, frame, report) : over(state, report);
    }
    return observation.breaks() ? over(state, report) : state;
  }

  private State bright(State state, VideoFrame frame, Report report) {
    long sinceUs = state.sinceUs() < 0 ? frame.timeUs() : state.sinceUs();
    boolean open = state.open();
    var values = Map.of("luma", frame.lumaMean());
    if (open) {
      var severity = frame.lumaMean() > 240 ? Severity.CRITICAL : Severity.WARNING;
      report.update(frame.endUs(), severity, values);
    } else if (frame.endUs() - sinceUs >= minDurationUs) {
      report.open(sinceUs, frame.endUs(), Severity.WARNING, values);
      open = true;
    }
    return new State(sinceUs, frame.endUs(), open);
  }

  private static State over(State state, Report report) {
    if (state.open()) {
      report.close(state.untilUs(), Severity.WARNING, Map.of());
    }
    return DARK;
  }
}
