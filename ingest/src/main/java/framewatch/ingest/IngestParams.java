package framewatch.ingest;

import framewatch.config.Param;
import java.time.Duration;

/** Settings of the worker, prefix {@code ingest}. */
public record IngestParams(
    @Param(
            value = "1s",
            min = 0,
            max = 10,
            help =
                "Media time of a record on the frames topic; 0s writes a record per frame. What is"
                    + " found does not depend on it, when it is found and what it costs do.")
        Duration batch,
    @Param(
            value = "default",
            help =
                "Name of the profile whose settings analyzers take for the streams of this worker,"
                    + " unless a stream of the streams topic names one.")
        String profile,
    @Param(
            value = "1s",
            min = 0.01,
            max = 3600,
            help = "Wait before the first attempt to reconnect to a live source; then it doubles.")
        Duration reconnectFirst,
    @Param(
            value = "30s",
            min = 0.01,
            max = 3600,
            help = "Longest wait between attempts to reconnect.")
        Duration reconnectMax,
    @Param(
            value = "/run/secrets",
            help = "Folder in which ${file:NAME} in the URI of a stream is looked up.")
        String secrets) {

  public IngestParams {
    if (reconnectMax.compareTo(reconnectFirst) < 0) {
      throw new IllegalArgumentException(
          "reconnect-max=%s: expected at least reconnect-first=%s"
              .formatted(reconnectMax, reconnectFirst));
    }
  }

  /** The same with another profile. */
  IngestParams withProfile(String other) {
    return new IngestParams(batch, other, reconnectFirst, reconnectMax, secrets);
  }
}
