package framewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.cli.Cli;
import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.admin.SchemaCheck;
import framewatch.wire.admin.TopicCheck;
import framewatch.wire.admin.TopicsCommand;
import framewatch.wire.registry.EmbeddedRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code topics create} and the checks of the workers, on a real broker. */
class TopicsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static EmbeddedBroker broker;

  private final EmbeddedRegistry registry = EmbeddedRegistry.start();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final KafkaOptions kafka = KafkaOptions.of(broker.bootstrapServer(), registry.url());

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void clean() throws Exception {
    registry.close();
    try (var admin = Admin.create(kafka.admin())) {
      // By name: a topic that was created just now may not be listed yet.
      for (var deleted :
          admin
              .deleteTopics(Topics.ALL.stream().map(Topic::name).toList())
              .topicNameValues()
              .values()) {
        try {
          deleted.get();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
      }
      while (!admin.listTopics().names().get().isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  private int create(String... more) {
    var line =
        Cli.commandLine(new TopicsCommand(), Map.of())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("create", "--timeout=30s"));
    arguments.add("--bootstrap-server=" + broker.bootstrapServer());
    arguments.add("--schema-registry=" + registry.url());
    arguments.addAll(List.of(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void createsWhatIsMissingAndThenFindsNothingToDo() {
    assertThatThrownBy(() -> TopicCheck.check(kafka, Topics.ALL, TIMEOUT))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("missing at " + broker.bootstrapServer());
    assertThatThrownBy(() -> SchemaCheck.check(kafka, List.of(Topics.FRAMES), TIMEOUT))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "framewatch.frames-value: this version's schema of FrameBatch is not registered:"
                + " run framewatch topics create");

    assertThat(create("--dry-run", "--partitions=3")).isZero();
    assertThat(out.toString()).startsWith("would create   framewatch.streams, 3 partitions\n");
    assertThat(create("--partitions=3", "--replication-factor=1")).isZero();
    assertThat(TopicCheck.check(kafka, Topics.ALL, TIMEOUT)).isEqualTo(3);
    SchemaCheck.check(kafka, Topics.ALL, TIMEOUT);

    out.getBuffer().setLength(0);
    assertThat(create()).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            exists         framewatch.streams, 3 partitions
            exists         framewatch.frames, 3 partitions
            exists         framewatch.samples, 3 partitions
            exists         framewatch.defects, 3 partitions
            exists         framewatch.deadletters, 3 partitions
            exists         framewatch.streams-value, BACKWARD_TRANSITIVE, id 1
            exists         framewatch.frames-value, BACKWARD_TRANSITIVE, id 2
            exists         framewatch.samples-value, BACKWARD_TRANSITIVE, id 3
            exists         framewatch.defects-value, FULL_TRANSITIVE, id 4
            """);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void refusesTopicsOfDifferentPartitionCounts() throws Exception {
    try (var admin = Admin.create(kafka.admin())) {
      var odd = new NewTopic("framewatch.frames", Optional.of(2), Optional.empty());
      admin.createTopics(List.of(odd.configs(Map.of("max.message.bytes", "2097152")))).all().get();
    }
    assertThat(create("--partitions=4")).isEqualTo(5);
    assertThat(err.toString())
        .isEqualTo(
            "framewatch: topic framewatch.frames has 2 partitions: expected 4,"
                + " run with --partitions 2\n");
    assertThat(out.toString()).isEmpty();
    assertThat(create()).isZero();
    assertThat(TopicCheck.check(kafka, Topics.ALL, TIMEOUT)).isEqualTo(2);
  }

  @Test
  void saysThatTheRegistryIsNotThere() {
    registry.close();
    assertThat(create("--command-property=schema.registry.retry.timeout.ms=200")).isEqualTo(5);
    assertThat(err.toString())
        .isEqualTo(
            "framewatch: schema registry "
                + registry.url()
                + " cannot be reached: no connection\n");
  }
}
