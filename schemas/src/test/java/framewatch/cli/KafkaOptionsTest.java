package framewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KafkaOptionsTest {

  @Command(name = "x")
  static class X {
    @Mixin KafkaOptions kafka;

    X(Map<String, String> environment) {
      kafka = new KafkaOptions(environment);
    }
  }

  @TempDir Path folder;

  private static KafkaOptions parse(Map<String, String> environment, String... arguments) {
    var command = new X(environment);
    new CommandLine(command).parseArgs(arguments);
    return command.kafka;
  }

  @Test
  void looksForABrokerOnThisMachineByDefault() {
    assertThat(parse(Map.of()).producer()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
  }

  @Test
  void flagBeatsPropertyBeatsEnvironmentBeatsFileBeatsSettings() throws Exception {
    var file = folder.resolve("client.properties");
    Files.writeString(
        file, "client.id=file\nlinger.ms=file\nretries=file\nbootstrap.servers=f:1\n");
    var environment = Map.of("FRAMEWATCH_CLIENT_ID", "env", "FRAMEWATCH_PRODUCER_LINGER_MS", "env");
    var settings =
        Settings.load(
            List.of(), null, Map.of(), Map.of("client.id", "settings", "ssl.protocol", "settings"));
    var kafka =
        parse(
                environment,
                "--command-config",
                file.toString(),
                "--command-property",
                "client.id=property",
                "--command-property",
                "bootstrap.servers=p:1",
                "--bootstrap-server",
                "flag:1")
            .over(settings);
    assertThat(kafka.producer())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "flag:1",
                "client.id", "property",
                "linger.ms", "env",
                "retries", "file",
                "ssl.protocol", "settings"));
  }

  @Test
  void givesEachClientItsOwnKeys() {
    var kafka =
        parse(
            Map.of(),
            "--command-property=consumer.a=1",
            "--command-property=producer.a=2",
            "--command-property=admin.a=3",
            "--command-property=streams.a=4",
            "--command-property=a=5",
            "--command-property=main.consumer.a=6");
    assertThat(kafka.consumer())
        .containsEntry("a", "1")
        .containsEntry("isolation.level", "read_committed")
        .hasSize(3);
    assertThat(kafka.producer()).containsEntry("a", "2").hasSize(2);
    assertThat(kafka.admin()).containsEntry("a", "3").hasSize(2);
    assertThat(kafka.streams())
        .containsEntry("a", "4")
        .containsEntry("consumer.a", "1")
        .containsEntry("main.consumer.a", "6")
        .hasSize(6);
  }

  @Test
  void asksForARegistryOnlyWhereOneIsNeeded() {
    assertThatThrownBy(() -> parse(Map.of()).registry())
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("schema.registry.url is not set");
    var kafka = parse(Map.of(), "--schema-registry=http://r:1", "--command-property=a=b");
    assertThat(kafka.registry()).isEqualTo(Map.of("schema.registry.url", "http://r:1"));
  }

  @Test
  void saysWhichFileCannotBeRead() {
    var kafka = parse(Map.of(), "--command-config", "/no/such");
    assertThatThrownBy(kafka::all)
        .isInstanceOf(SettingsException.class)
        .hasMessage("/no/such: expected a readable properties file");
  }
}
