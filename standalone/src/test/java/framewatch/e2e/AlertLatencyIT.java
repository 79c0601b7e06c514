package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.analyzer.Analyzer;
import framewatch.analyzer.AnalyzerParams;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * By the clock: what happens at a live source is on the topic half a second and the length of a
 * batch after it has lasted its minimum duration, and no later than the machine makes it.
 */
final class AlertLatencyIT {
  /** Where the clip turns black, and how long black has to last. */
  private static final double BLACK_SECONDS = 4;

  private static final double MINIMUM_SECONDS = 0.5;
  private static final double SOON_SECONDS = 0.5;
  private static final double BATCH_SECONDS = 1;

  /** What a machine with other work to do may add to it. */
  private static final double LOADED_SECONDS = 4;

  @Test
  @SuppressWarnings("try") // They work while they are open.
  void blackAtALiveSourceIsOnTheTopicInTime() throws Exception {
    try (Cluster cluster = new Cluster();
        Analyzer analyzer = analyzer(cluster);
        PacedServer source = new PacedServer(Clips.broadcast())) {
      Waiting.until(
          "the analyzer is at work",
          Duration.ofMinutes(1),
          () -> !cluster.partitionsByMember("framewatch-video").isEmpty(),
          () -> "");
      try (Worker ingest = Worker.start(cluster.arguments("ingest", "live=" + source.uri()))) {
        Waiting.until(
            "black is on the topic",
            Duration.ofMinutes(2),
            () -> black(cluster).isPresent(),
            ingest::err);

        var event = black(cluster).orElseThrow();
        double late = (event.getEmittedUs() - source.sentUs(BLACK_SECONDS)) / 1e6;
        assertThat(late)
            .as("seconds from when black was sent until the event was")
            .isBetween(
                MINIMUM_SECONDS, MINIMUM_SECONDS + SOON_SECONDS + BATCH_SECONDS + LOADED_SECONDS);
        assertThat(event.getStartWallUs()).as("a live source's event has the clock").isNotNull();
        double begin = (event.getStartWallUs() - source.sentUs(BLACK_SECONDS)) / 1e6;
        assertThat(begin)
            .as("seconds from when black was sent until the event says that it was")
            .isBetween(-0.1, LOADED_SECONDS);
      }
    }
  }

  private static Optional<DefectEvent> black(Cluster cluster) {
    return cluster.defects().stream()
        .map(Events.Written::event)
        .filter(e -> e.getDetector().equals("black") && e.getPhase() == Phase.OPEN)
        .findFirst();
  }

  private static Analyzer analyzer(Cluster cluster) {
    return Analyzer.start(
        Analyzer.applicationId("video"),
        Detectors.enable(Detectors.named(List.of("black")), Settings.defaults(Detectors.tables())),
        AnalyzerParams.TABLE.defaults(),
        cluster.kafka().streams());
  }
}
