package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ctrl-C ends a command in order: open defects are closed, the result is printed, code 130. */
final class InterruptIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Black from 1 s on, as fast as real time. */
  private static final String ENDLESS = "synthetic:?duration=1h&pace=1&size=64x64&black=1s-1h";

  @Test
  void inspectClosesWhatIsOpenAndPrintsItsTable() throws Exception {
    try (Worker inspect = Worker.start(List.of("inspect", "--events", ENDLESS))) {
      Waiting.until("black is open", LIMIT, () -> inspect.out().contains("\"OPEN\""), inspect::err);
      interrupt(inspect);

      assertThat(inspect.exitCode(LIMIT)).isEqualTo(130);
      assertThat(inspect.out()).contains("\"phase\":\"CLOSE\"").contains("\"ended\"");
      assertThat(inspect.err()).isEmpty();
    }
  }

  @Test
  void theDemonstrationEndsAndLeavesNothingRunning() throws Exception {
    try (Worker demo = Worker.start(List.of("demo", ENDLESS))) {
      Waiting.until("black is open", LIMIT, () -> demo.out().contains("OPEN"), demo::err);
      interrupt(demo);

      assertThat(demo.exitCode(LIMIT)).isEqualTo(130);
      assertThat(demo.err()).doesNotContain("Exception");
    }
  }

  private static void interrupt(Worker worker) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(worker.pid())).start().waitFor();
  }
}
