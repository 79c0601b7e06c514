package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;

/** Captions that are missing, or there although they should not be. */
final class CaptionsDetector {

  record Params(
      @Param(
              value = "ignore",
              help = "Whether the stream should have captions; ignore reports nothing.")
          Presence.Expected expected,
      @Param(
              value = "60s",
              min = 0.1,
              max = 86400,
              help =
                  "They are missing when none has come for so long. There is no standard for it:"
                      + " longer than most pauses in speech.")
          Duration missingAfter,
      @Param(
              value = "10m",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration; warning at once.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "captions",
          1,
          Spec.Input.FRAMES,
          "Captions missing or unexpected",
          "The stream has no captions although it should, or has some although it should not:"
              + " CEA-608/708 in the picture (ATSC A/53), or a track of DVB subtitles, teletext or"
              + " text. Blocks that hold nothing but padding are no captions. What they say is not"
              + " judged.",
          List.of(new Spec.Value("away", "s", "For how long none has come; 0 where none should.")),
          Params.class,
          CaptionsDetector::of);

  private CaptionsDetector() {}

  private static Detector<?> of(Params params) {
    return new Presence(
        CaptionsDetector::isCaption, params.expected(), params.missingAfter(), params.critical());
  }

  private static boolean isCaption(Observation observation) {
    return observation instanceof VideoFrame frame
        ? frame.captions()
        : observation instanceof Mark mark && mark.kind() == Mark.Kind.CAPTION;
  }
}
