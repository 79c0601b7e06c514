package framewatch.e2e;

import framewatch.cli.Cli;
import framewatch.standalone.Framewatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What a {@code framewatch} command printed and how it ended; run in this process, which is quicker
 * than a {@link Worker}.
 */
record Command(int exitCode, String out, String err) {

  static Command run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Cli.commandLine(Framewatch.commandFor(arguments), Map.of())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Command(exitCode, out.toString(), err.toString());
  }

  static Command run(List<String> arguments) {
    return run(arguments.toArray(String[]::new));
  }

  /** Lines on standard output. */
  List<String> lines() {
    return out.lines().toList();
  }
}
