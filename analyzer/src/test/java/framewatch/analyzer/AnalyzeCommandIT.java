package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.cli.Cli;
import framewatch.wire.admin.TopicsCommand;
import framewatch.wire.registry.EmbeddedRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** What the command says when it cannot start: one line, the right exit code, and nothing else. */
class AnalyzeCommandIT {

  private record Result(int exitCode, String err) {}

  private static Result analyze(TestCluster cluster, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(cluster.flags());
    var err = new StringWriter();
    var command = Cli.commandLine(new AnalyzeCommand(), Map.of()).setErr(new PrintWriter(err));
    return new Result(command.execute(all.toArray(String[]::new)), err.toString().strip());
  }

  private static final TestCluster NOWHERE = new TestCluster("localhost:1", "http://localhost:1");

  @Test
  void namesTheNearestDetectorSetOrKey() {
    assertThat(analyze(NOWHERE, "--detectors", "black,freez"))
        .isEqualTo(new Result(2, "framewatch: detector freez: unknown, did you mean freeze?"));
    assertThat(analyze(NOWHERE, "--set", "vidio").err()).contains("did you mean video?");
    assertThat(analyze(NOWHERE, "-s", "blak.min-duration=3s"))
        .isEqualTo(
            new Result(
                2,
                "framewatch: blak.min-duration (command line): unknown setting,"
                    + " did you mean black.min-duration?"));
    assertThat(analyze(NOWHERE, "--set", "video", "--detectors", "black").exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhatWasExpectedOfAValue() {
    assertThat(analyze(NOWHERE, "-s", "black.min-duration=3"))
        .isEqualTo(
            new Result(2, "framewatch: black.min-duration=3: expected a duration such as 2s"));
    assertThat(analyze(NOWHERE, "--threads", "0").err()).contains("analyzer.threads=0: expected");
  }

  @Test
  void saysThatNoBrokerAnswers() {
    var result = analyze(NOWHERE);
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .isEqualTo("framewatch: Kafka at localhost:1 cannot be reached: no answer in 10s");
  }

  @Test
  void saysWhatIsWrongWithTopicsAndRegistry() throws Exception {
    try (var broker = new InJvmBroker();
        var registry = EmbeddedRegistry.start()) {
      var cluster = new TestCluster(broker.bootstrapServer(), registry.url());
      var result = analyze(cluster, "--set", "audio");
      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err())
          .contains("framewatch.frames", "missing")
          .doesNotContain("framewatch.samples")
          .endsWith("run framewatch topics create --bootstrap-server " + broker.bootstrapServer());

      List<String> create =
          new ArrayList<>(List.of("create", "--partitions", "2", "--replication-factor", "1"));
      create.addAll(cluster.flags());
      assertThat(Cli.run(new TopicsCommand(), create.toArray(String[]::new))).isZero();

      var noRegistry = new TestCluster(broker.bootstrapServer(), "http://localhost:1");
      result = analyze(noRegistry);
      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err()).contains("localhost:1").hasLineCount(1);

      try (var admin = Admin.create(cluster.properties())) {
        admin
            .createPartitions(Map.of("framewatch.frames", NewPartitions.increaseTo(3)))
            .all()
            .get();
      }
      result = analyze(cluster);
      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err()).contains("has 2 partitions: expected 3").hasLineCount(1);
    }
  }
}
