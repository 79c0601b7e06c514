package framewatch.detect;

import java.util.List;
import java.util.Map;

/** Says that a source is away, until it is back: for tests of what outlives a loss. */
public final class AwayDetector implements Detector<AwayDetector.State> {

  public record Params() {}

  public static final Spec<Params> SPEC =
      new Spec<>(
          "away",
          1,
          Spec.Input.FRAMES,
          "Source away",
          "A source that went away.",
          List.of(),
          Params.class,
          params -> new AwayDetector());

  record State() {}

  @Override
  public State start() {
    return new State();
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.LOST) {
      report.open(mark.timeUs(), mark.timeUs(), Severity.CRITICAL, Map.of());
    }
    return state;
  }

  @Override
  public boolean outlivesLoss() {
    return true;
  }
}
