package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Media that ends before its time. */
final class TruncatedDetector implements Detector<TruncatedDetector.State> {

  record Params(
      @Param(
              value = "0s",
              min = 0,
              max = 864000,
              help =
                  "How long the media should be; 0s for what its container states, if it does (a"
                      + " transport stream and a live source do not).")
          Duration expectedDuration,
      @Param(
              value = "500ms",
              min = 0,
              max = 3600,
              help =
                  "Largest lack that is not reported. Containers state their length to about a"
                      + " frame of sound; measured on the test streams and clips: up to 50 ms.")
          Duration tolerance,
      @Param(value = "0s", min = 0, max = 86400, help = "Severity warning from this lack.")
          Duration warning,
      @Param(value = "2s", min = 0, max = 86400, help = "Severity critical from this lack.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "truncated",
          1,
          Spec.Input.FRAMES,
          "Truncated media",
          "The media ends before its container says, or before the time that is expected of it, as"
              + " after a broken transfer or a recorder that stopped. The defect goes from there to"
              + " where the end should be. A file without a stated length that breaks off within a"
              + " unit lacks an unknown part: then the defect is a frame long. One track that ends"
              + " early is missing-track's.",
          List.of(new Spec.Value("missing", "s", "How much is missing, as far as that is known.")),
          Params.class,
          TruncatedDetector::new);

  record State() {}

  private final long expectedUs;
  private final long toleranceUs;
  private final Episode.Rule rule;

  TruncatedDetector(Params params) {
    expectedUs = Episode.Rule.us(params.expectedDuration());
    toleranceUs = Episode.Rule.us(params.tolerance());
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            Duration.ZERO,
            params.warning(),
            params.critical(),
            missing -> Map.of("missing", missing.max() / 1e6));
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.ENDED) {
      long endUs = mark.timeUs();
      long missingUs = expectedUs > 0 ? expectedUs - endUs : mark.durationUs();
      // Of media that breaks off within a unit no more is known than that.
      boolean brokenOff = expectedUs == 0 && mark.count() > 0;
      if (missingUs > toleranceUs || (brokenOff && missingUs > 0)) {
        Episode.NONE
            .holds(endUs, endUs + missingUs, (double) missingUs, rule, report)
            .ends(rule, report);
      }
    }
    return state;
  }
}
