package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.analyzer.Analyzer;
import framewatch.analyzer.AnalyzerParams;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same media gives byte-identical events in every deployment, apart from the time of emission
 * and the lineage: in one process, on a broker with one analyzer process and with three, with
 * detectors shared out over two sets, with a record per frame, and on replay.
 */
final class ParityIT {
  private static final Duration INGEST_LIMIT = Duration.ofMinutes(3);

  private static Map<String, List<String>> expected;

  @BeforeAll
  static void inspectDirectly() {
    expected = Programme.expected();
    // Else all that follows would compare nothing with nothing.
    assertThat(expected.keySet().stream().map(name -> name.split(" ", -1)[1]))
        .contains(
            "black",
            "freeze",
            "silence",
            "clipping",
            "solid-colour",
            "block-corruption",
            "test-card",
            "discontinuity",
            "channel-silence",
            "stalled");
  }

  @Test
  void oneAnalyzerProcessFindsTheSameAndSoDoesAReplay() throws Exception {
    try (Cluster cluster = new Cluster();
        Worker analyzer = Worker.start(cluster.arguments("analyze"))) {
      ingest(cluster);
      cluster.awaitSet("all", analyzer);

      assertThat(differences(cluster)).isEmpty();

      Command defects =
          Command.run(cluster.arguments("defects", "--from-beginning", "--until-idle", "2s"));
      Command replay = Command.run(cluster.arguments("replay", "--events"));
      assertThat(replay.err()).isEmpty();
      assertThat(
              Events.differences(
                  EventLines.comparable(defects.lines()), EventLines.comparable(replay.lines())))
          .isEmpty();

      Command changes =
          Command.run(
              cluster.arguments(
                  "replay",
                  "--compare",
                  "--detectors",
                  "black",
                  "-s",
                  "black.min-duration=3500ms"));
      assertThat(changes.lines())
          .anySatisfy(line -> assertThat(line).startsWith("gone    clip"))
          .contains(
              "Against the defects on the topic: 1 the same, 0 new, 1 gone, 0 moved,"
                  + " 0 of another severity.");
    }
  }

  @Test
  void threeAnalyzerProcessesFindTheSame() throws Exception {
    try (Cluster cluster = new Cluster();
        Worker first = Worker.start(cluster.arguments("analyze"));
        Worker second = Worker.start(cluster.arguments("analyze"));
        Worker third = Worker.start(cluster.arguments("analyze"))) {
      int each = Cluster.topics("all").size() * Cluster.PARTITIONS / 3;
      Waiting.until(
          "the three share the partitions",
          Duration.ofMinutes(1),
          () -> cluster.partitionsByMember("framewatch-all").equals(List.of(each, each, each)),
          () ->
              cluster.partitionsByMember("framewatch-all")
                  + first.err()
                  + second.err()
                  + third.err());

      ingest(cluster);
      cluster.awaitSet("all", first, second, third);

      assertThat(differences(cluster)).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("try") // They work while they are open.
  void twoDetectorSetsFindTheSameTogetherFromARecordPerFrame() throws Exception {
    try (Cluster cluster = new Cluster();
        Analyzer video = analyzer(cluster, "video");
        Analyzer audio = analyzer(cluster, "audio")) {
      ingest(cluster, "--batch", "0s");
      cluster.awaitSet("video");
      cluster.awaitSet("audio");

      assertThat(differences(cluster)).isEmpty();
    }
  }

  @Test
  void theDemonstrationsEmbeddedBrokerGivesTheSame() {
    String source = Clips.defective().toString();

    Command direct = Command.run("inspect", "--events", "--stream-id", "clip", source);
    Command embedded = Command.run("demo", "-o", "ndjson", "--stream-id", "clip", source);

    assertThat(embedded.exitCode()).as(embedded.err()).isZero();
    assertThat(direct.lines()).isNotEmpty();
    assertThat(
            Events.differences(
                EventLines.comparable(direct.lines()), EventLines.comparable(embedded.lines())))
        .isEmpty();
  }

  private static List<String> differences(Cluster cluster) {
    return Events.differences(expected, Events.comparable(cluster.defects()));
  }

  private static void ingest(Cluster cluster, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(cluster.arguments("ingest"));
    arguments.addAll(List.of(more));
    arguments.addAll(Programme.sources());
    try (Worker ingest = Worker.start(arguments)) {
      assertThat(ingest.exitCode(INGEST_LIMIT)).as(ingest.err()).isZero();
    }
  }

  private static Analyzer analyzer(Cluster cluster, String set) {
    return Analyzer.start(
        Analyzer.applicationId(set),
        Detectors.enable(Detectors.set(set), Settings.defaults(Detectors.tables())),
        AnalyzerParams.TABLE.defaults(),
        cluster.kafka().streams());
  }
}
