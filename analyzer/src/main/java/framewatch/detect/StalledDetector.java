package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A live source that delivers nothing, or has gone away. */
final class StalledDetector implements Detector<StalledDetector.State> {

  record Params(
      @Param(
              value = "2s",
              min = 0,
              max = 3600,
              help = "Shortest time without any media that is reported.")
          Duration minDuration,
      @Param(value = "0s", min = 0, max = 86400, help = "Severity warning from this duration.")
          Duration warning,
      @Param(
              value = "10s",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration, and at once when the source is lost.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "stalled",
          1,
          Spec.Input.FRAMES,
          "Source stalled or lost",
          "Nothing arrives from a live source although it is open, or it broke off before its end."
              + " After a loss the defect stays open until the source is back in a new session.",
          List.of(
              new Spec.Value("stalled", "s", "For how long nothing has arrived."),
              new Spec.Value("lost", "", "1 if the source broke off, 0 if not.")),
          Params.class,
          StalledDetector::new);

  /**
   * {@code mediaUs} is where the media received so far ends, {@code seenUs} how far the stall of
   * the open defect, if {@code open}, has been seen to last.
   */
  record State(long mediaUs, boolean open, long seenUs) {}

  private final long minDurationUs;
  private final long warningUs;
  private final long criticalUs;

  StalledDetector(Params params) {
    minDurationUs = Episode.Rule.us(params.minDuration());
    warningUs = Episode.Rule.us(params.warning());
    criticalUs = Episode.Rule.us(params.critical());
  }

  @Override
  public State start() {
    return new State(0, false, 0);
  }

  @Override
  public boolean outlivesLoss() {
    return true;
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return arrived(state, frame.timeUs(), frame.endUs(), report);
    }
    if (observation instanceof AudioWindow window) {
      return arrived(state, window.timeUs(), window.endUs(), report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  private State arrived(State state, long timeUs, long endUs, Report report) {
    if (state.open()) {
      close(state, Math.max(timeUs, state.seenUs()), report);
    }
    return new State(Math.max(state.mediaUs(), endUs), false, 0);
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case STALLED ->
          mark.durationUs() >= minDurationUs ? seen(state, mark.timeUs(), false, report) : state;
      case LOST -> seen(state, mark.timeUs(), true, report);
      case ENDED -> {
        if (state.open()) {
          close(state, Math.max(mark.timeUs(), state.seenUs()), report);
        }
        yield start();
      }
      default -> state;
    };
  }

  private State seen(State state, long timeUs, boolean lost, Report report) {
    long seenUs = Math.max(Math.max(timeUs, state.mediaUs()), state.seenUs());
    long durationUs = seenUs - state.mediaUs();
    var severity = lost ? Severity.CRITICAL : severity(durationUs);
    var values = values(durationUs, lost);
    if (state.open()) {
      report.update(seenUs, severity, values);
    } else {
      report.open(state.mediaUs(), seenUs, severity, values);
    }
    return new State(state.mediaUs(), true, seenUs);
  }

  private void close(State state, long endUs, Report report) {
    long durationUs = endUs - state.mediaUs();
    report.close(endUs, severity(durationUs), values(durationUs, false));
  }

  private static Map<String, Double> values(long durationUs, boolean lost) {
    return Map.of("stalled", durationUs / 1e6, "lost", lost ? 1.0 : 0.0);
  }

  private Severity severity(long durationUs) {
    if (durationUs >= criticalUs) {
      return Severity.CRITICAL;
    }
    return durationUs >= warningUs ? Severity.WARNING : Severity.INFO;
  }
}
