package framewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.SettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CliTest {

  @Command(name = "framewatch")
  static class Top implements Runnable {
    @Override
    public void run() {}
  }

  @Command(name = "sub")
  static class Sub implements Callable<Integer> {
    private final RuntimeException failure;

    Sub(RuntimeException failure) {
      this.failure = failure;
    }

    @Option(names = "--batch")
    Duration batch;

    @Override
    public Integer call() {
      if (failure != null) {
        throw failure;
      }
      return batch == null ? 3 : 0;
    }
  }

  private final StringWriter err = new StringWriter();

  private int run(RuntimeException failure, Map<String, String> environment, String... arguments) {
    var top = new CommandLine(new Top()).addSubcommand(new Sub(failure));
    return Cli.commandLine(top.getCommandSpec(), environment)
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void returnsTheCommandsOwnCode() {
    assertThat(run(null, Map.of(), "sub")).isEqualTo(3);
    assertThat(run(null, Map.of(), "sub", "--batch", "1s")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void mapsEachFailureToItsCode() {
    assertThat(run(new UsageException("x"), Map.of(), "sub")).isEqualTo(2);
    assertThat(run(new SettingsException("x"), Map.of(), "sub")).isEqualTo(2);
    assertThat(run(new InputException("x"), Map.of(), "sub")).isEqualTo(4);
    assertThat(run(new ConnectionException("x"), Map.of(), "sub")).isEqualTo(5);
    assertThat(run(new ContractException("x"), Map.of(), "sub")).isEqualTo(5);
    assertThat(err.toString()).isEqualTo("framewatch: x\n".repeat(5));
  }

  @Test
  void printsOneLineWithoutCredentials() {
    run(new InputException("rtsp://u:canary@cam/x: refused\n  by peer"), Map.of(), "sub");
    assertThat(err.toString()).isEqualTo("framewatch: rtsp://cam/x: refused by peer\n");
  }

  @Test
  void saysWhichFlagIsWrong() {
    assertThat(run(null, Map.of(), "sub", "--batch", "1")).isEqualTo(2);
    assertThat(run(null, Map.of(), "sub", "--bacth", "1s")).isEqualTo(2);
    assertThat(run(null, Map.of(), "sbu")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "framewatch: Invalid value for option '--batch': 1: expected a duration such as 2s;"
                + " see framewatch sub --help",
            "framewatch: Unknown options: '--bacth', '1s', did you mean --batch?;"
                + " see framewatch sub --help",
            "framewatch: Unmatched argument at index 0: 'sbu', did you mean sub?;"
                + " see framewatch --help");
  }

  @Test
  void namesASoftwareErrorAndHidesItsTrace() {
    assertThat(run(new IllegalStateException("oops"), Map.of(), "sub")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "framewatch: internal error: java.lang.IllegalStateException: oops"
                + " (--debug prints a stack trace)\n");
  }

  @Test
  void printsATraceOnRequest() {
    run(new InputException("u:canary@host"), Map.of(), "sub", "--debug");
    run(new InputException("u:canary@host"), Map.of("FRAMEWATCH_DEBUG", "1"), "--debug", "sub");
    assertThat(err.toString()).contains("\tat framewatch.cli.CliTest").doesNotContain("canary");
  }
}
