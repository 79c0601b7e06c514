package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestCommandTest {
  private final StringWriter err = new StringWriter();

  @Test
  void refusesACommandLineThatItCannotUse() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("a.mp4", "--from-topic")).isEqualTo(2);
    assertThat(run("a.mp4", "b.mp4", "--stream-id=x")).isEqualTo(2);
    assertThat(run("x/clip.mp4", "y/clip.ts")).isEqualTo(2);
    assertThat(run("a.mp4", "--stream-id=a/b")).isEqualTo(2);
    assertThat(run("a.mp4", "--batch=1")).isEqualTo(2);
    assertThat(run("a.mp4", "-s", "samples.intervall=1s")).isEqualTo(2);
    assertThat(run("a.mp4", "--colour")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(8)
        .allMatch(line -> line.startsWith("framewatch: "))
        .anyMatch(line -> line.contains("two streams with the id clip: expected ID=URI"))
        .anyMatch(line -> line.contains("ingest.batch=1: expected a duration"))
        .anyMatch(line -> line.contains("samples.interval"));
  }

  @Test
  void saysInOneLineThatThereIsNoBroker() {
    assertThat(run("a.mp4", "--bootstrap-server=127.0.0.1:1")).isEqualTo(5);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("framewatch: Kafka at 127.0.0.1:1 cannot be reached");
  }

  private int run(String... arguments) {
    return Cli.commandLine(new IngestCommand(), Map.of())
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
