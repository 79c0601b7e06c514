package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs {@link SoakProgram} with small numbers, in a process whose resident memory means something.
 */
@Timeout(120)
class SoakTest {
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx64m");

  @Test
  void holdsNoMoreAfterManyOpensAndFramesThanAfterAFew() throws Exception {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(OPTIONS);
    command.addAll(List.of("-XX:+AlwaysPreTouch", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SoakProgram.class.getName(), "200", "10000"));
    var program = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    assertThat(said).contains("opens and closes 200: ", "frames 10000: ", "10000 frames, ");
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }
}
