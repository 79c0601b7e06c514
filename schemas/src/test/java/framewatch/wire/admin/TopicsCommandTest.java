package framewatch.wire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import framewatch.cli.Cli;
import framewatch.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Cli.commandLine(new TopicsCommand(), Map.of())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void plansCommands() {
    assertThat(run("plan", "--replication-factor", "3", "--bootstrap-server", "b:1")).isZero();
    assertThat(out.toString().lines())
        .hasSize(5)
        .contains(
            "kafka-topics.sh --bootstrap-server b:1 --create --if-not-exists"
                + " --topic framewatch.streams --partitions 6 --replication-factor 3"
                + " --config cleanup.policy=compact --config max.message.bytes=1048576"
                + " --config min.insync.replicas=2");
  }

  @Test
  void plansResourcesForStrimzi() throws Exception {
    assertThat(run("plan", "-o", "strimzi", "--partitions", "12", "--strimzi-cluster", "main"))
        .isZero();
    assertThat(out.toString())
        .startsWith(
            """
            ---
            apiVersion: kafka.strimzi.io/v1beta2
            kind: KafkaTopic
            metadata:
              name: framewatch.streams
              labels:
                strimzi.io/cluster: main
            spec:
              partitions: 12
              config:
                cleanup.policy: compact
                max.message.bytes: "1048576"
            ---
            """);
    var yaml = new YAMLMapper();
    try (var documents = yaml.readerFor(Map.class).readValues(out.toString())) {
      assertThat(documents.readAll()).hasSize(Topics.ALL.size());
    }
  }

  @Test
  void plansAsJson() throws Exception {
    assertThat(run("plan", "-o", "json")).isZero();
    var topics = new ObjectMapper().readTree(out.toString());
    assertThat(topics).hasSize(5);
    assertThat(topics.get(3).get("subject").asText()).isEqualTo("framewatch.defects-value");
    assertThat(topics.get(3).get("compatibility").asText()).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void saysThatNoBrokerIsThere() {
    assertThat(
            run(
                "create",
                "--timeout=500ms",
                "--bootstrap-server=127.0.0.1:1",
                "--schema-registry=http://127.0.0.1:1"))
        .isEqualTo(5);
    assertThat(err.toString())
        .isEqualTo("framewatch: Kafka at 127.0.0.1:1 cannot be reached: no answer in 500ms\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysThatABrokerIsSilent() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var address = "127.0.0.1:" + silent.getLocalPort();
      var code =
          run(
              "create",
              "--timeout=500ms",
              "--bootstrap-server=" + address,
              "--schema-registry=http://127.0.0.1:1");
      assertThat(code).isEqualTo(5);
      assertThat(err.toString())
          .isEqualTo(
              "framewatch: Kafka at " + address + " cannot be reached: no answer in 500ms\n");
    }
  }

  @Test
  void saysThatAHostIsUnknown() {
    var code =
        run(
            "create",
            "--bootstrap-server=no-such-host.invalid:9092",
            "--schema-registry=http://127.0.0.1:1");
    assertThat(code).isEqualTo(5);
    assertThat(err.toString())
        .isEqualTo(
            "framewatch: Kafka at no-such-host.invalid:9092 cannot be reached: no such host\n");
  }

  @Test
  void saysInOneLineWhatIsWrongWithTheCommandLine() {
    assertThat(run("create")).isEqualTo(2);
    assertThat(run("plan", "-o", "xml")).isEqualTo(2);
    assertThat(run("plan", "--partitions", "0")).isEqualTo(2);
    assertThat(run("plan", "--partitions", "six")).isEqualTo(2);
    assertThat(run("create", "--schema-registry=x")).isEqualTo(2);
    assertThat(
            run("create", "--schema-registry=http://r", "--command-property=security.protocol=x"))
        .isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .hasSize(7)
        .allMatch(line -> line.startsWith("framewatch: "))
        .anyMatch(
            line ->
                line.equals("framewatch: --output=xml: expected kafka-topics, strimzi or json"));
  }
}
