package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;

/** Splice information that is missing, or there although it should not be. */
final class Scte35Detector {

  record Params(
      @Param(
              value = "ignore",
              help = "Whether the stream should have SCTE-35 cues; ignore reports nothing.")
          Presence.Expected expected,
      @Param(
              value = "15m",
              min = 0.1,
              max = 86400,
              help =
                  "They are missing when none has come for so long. There is no standard for it:"
                      + " longer than between two breaks of most programmes; set some seconds where"
                      + " splice_null sections are sent as a heartbeat.")
          Duration missingAfter,
      @Param(
              value = "1h",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration; warning at once.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "scte-35",
          1,
          Spec.Input.FRAMES,
          "SCTE-35 missing or unexpected",
          "The stream carries no splice information although it should, so that nobody can insert"
              + " advertising, or carries some although it should not. Any SCTE-35 section of a"
              + " transport stream counts, also splice_null; what it says is not judged. The tracks"
              + " of HLS and DASH are not read for it.",
          List.of(new Spec.Value("away", "s", "For how long none has come; 0 where none should.")),
          Params.class,
          Scte35Detector::of);

  private Scte35Detector() {}

  private static Detector<?> of(Params params) {
    return new Presence(
        Scte35Detector::isCue, params.expected(), params.missingAfter(), params.critical());
  }

  private static boolean isCue(Observation observation) {
    return observation instanceof Mark mark && mark.kind() == Mark.Kind.CUE;
  }
}
