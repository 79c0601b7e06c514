package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replays over records that no analyzer has seen: the defects topic is empty. */
final class ReplayIT {
  private static Cluster cluster;

  @BeforeAll
  static void publish() {
    cluster = new Cluster();
    Command ingest =
        Command.run(
            cluster.arguments(
                "ingest",
                "news=synthetic:?duration=12s&size=64x64&black=1s-4s&silence=6s-9s",
                "sports=synthetic:?duration=6s&size=64x64&seed=2&black=2s-5s"));
    assertThat(ingest.exitCode()).as(ingest.err()).isZero();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void printsATableOfAllStreams() {
    assertThat(replay().lines())
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).matches("news    0:00:01.000 .* black .*"))
        .anySatisfy(line -> assertThat(line).matches("news    0:00:06.000 .* silence .*"))
        .anySatisfy(line -> assertThat(line).matches("sports  0:00:02.000 .* black .*"))
        .anySatisfy(line -> assertThat(line).matches("Replayed .* records of 2 sessions: 3.*"));
  }

  @Test
  void readsOnlyTheStreamAndTheDetectorsThatWereAskedFor() {
    Command one = replay("--stream", "news", "--detectors", "black", "-o", "ndjson");

    assertThat(one.lines()).hasSize(1);
    assertThat(one.out()).contains("\"stream\":\"news\"").contains("\"detector\":\"black\"");
  }

  @Test
  void readsOnlyTheRangeThatWasAskedFor() {
    // Twelve batches of a second and the one that ends the stream; silence begins in the seventh.
    Command late = replay("--stream", "news", "--from", "5", "--set", "audio", "-o", "ndjson");
    Command early = replay("--stream", "news", "--to", "5", "--set", "audio", "-o", "ndjson");
    Command never = replay("--to", "2001-01-01T00:00:00Z", "-o", "json");

    assertThat(late.out()).contains("\"detector\":\"silence\"").contains("\"start\":6,");
    assertThat(early.out()).isEmpty();
    assertThat(never.out()).isEqualTo("[]\n");
  }

  @Test
  void saysWhatIsNewAgainstTheDefectsTopic() {
    assertThat(replay("--compare", "--set", "video").lines())
        .filteredOn(line -> line.startsWith("new "))
        .hasSize(2);
  }

  @Test
  void writesToATopicOfTheUsers() throws Exception {
    try (Admin admin = Admin.create(cluster.kafka().admin())) {
      admin
          .createTopics(List.of(new NewTopic("trial", Optional.of(1), Optional.empty())))
          .all()
          .get();
    }

    Command written = replay("--output", "trial");

    assertThat(written.exitCode()).as(written.err()).isZero();
    // Two or three phases of three defects.
    assertThat(cluster.ends(List.of("trial")).values().iterator().next()).isBetween(6L, 12L);
    assertThat(replay("--output", "framewatch.defects").err())
        .isEqualToIgnoringNewLines(
            "framewatch: --output framewatch.defects: expected a topic of your own");
  }

  private static Command replay(String... arguments) {
    return Command.run(
        Stream.concat(cluster.arguments("replay").stream(), Stream.of(arguments)).toList());
  }
}
