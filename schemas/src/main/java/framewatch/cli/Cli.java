package framewatch.cli;

import framewatch.config.Durations;
import framewatch.config.Nearest;
import framewatch.config.Redactor;
import framewatch.config.SettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command as every Framewatch command runs: an error is one line on standard error that
 * begins with {@code framewatch: }, a stack trace comes only with {@code --debug} or {@code
 * FRAMEWATCH_DEBUG=1}, credentials are masked in both.
 *
 * <p>Exit codes: 0 done, 1 software error, 2 usage, 3 defects found (the command's own), 4 input, 5
 * Kafka, registry or contract, 130 interrupted from the keyboard (the JVM's own).
 */
public final class Cli {
  private static final String DEBUG = "--debug";

  private Cli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(Object command, String... arguments) {
    System.exit(commandLine(command, System.getenv()).execute(arguments));
  }

  /** Runs a command and returns its exit code. */
  public static int run(Object command, String... arguments) {
    return commandLine(command, System.getenv()).execute(arguments);
  }

  /** A command with our errors and exit codes, so that its output can be sent elsewhere. */
  public static CommandLine commandLine(Object command, Map<String, String> environment) {
    var line = new CommandLine(command);
    var debug =
        OptionSpec.builder(DEBUG)
            .type(boolean.class)
            .description("Print a stack trace with an error.")
            .scopeType(ScopeType.INHERIT)
            .build();
    line.getCommandSpec().addOption(debug);
    line.registerConverter(Duration.class, Cli::duration);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    var always = !environment.getOrDefault("FRAMEWATCH_DEBUG", "").isEmpty();
    line.setExecutionExceptionHandler(
        (exception, failed, result) -> failed(exception, failed, always || debugs(result)));
    line.setParameterExceptionHandler((exception, given) -> misused(exception));
    return line;
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(text + ": " + e.getMessage());
    }
  }

  private static boolean debugs(ParseResult result) {
    for (var r = result; r != null; r = r.subcommand()) {
      if (r.hasMatchedOption(DEBUG)) {
        return true;
      }
    }
    return false;
  }

  private static int failed(Exception exception, CommandLine command, boolean debug) {
    var err = command.getErr();
    if (debug) {
      var trace = new StringWriter();
      exception.printStackTrace(new PrintWriter(trace));
      err.print(Redactor.text(trace.toString()));
    }
    if (exception instanceof ParameterException misuse) {
      return misused(misuse);
    }
    if (exception instanceof SettingsException) {
      return say(err, exception.getMessage(), ExitCode.USAGE);
    }
    if (exception instanceof CommandException known) {
      return say(err, exception.getMessage(), known.exitCode());
    }
    var hint = debug ? "" : " (" + DEBUG + " prints a stack trace)";
    return say(err, "internal error: " + exception + hint, ExitCode.SOFTWARE);
  }

  private static int misused(ParameterException exception) {
    var command = exception.getCommandLine();
    var help = command.getCommandSpec().qualifiedName() + " --help";
    var hint = exception instanceof UnmatchedArgumentException unmatched ? hint(unmatched) : "";
    return say(command.getErr(), exception.getMessage() + hint + "; see " + help, ExitCode.USAGE);
  }

  private static String hint(UnmatchedArgumentException exception) {
    var command = exception.getCommandLine();
    var word = exception.getUnmatched().get(0);
    return Nearest.hint(
        word,
        word.startsWith("-")
            ? command.getCommandSpec().optionsMap().keySet()
            : command.getSubcommands().keySet());
  }

  private static int say(PrintWriter err, @Nullable String message, int exitCode) {
    var line = Redactor.text(String.valueOf(message)).strip().replaceAll("\\s*\\R\\s*", " ");
    err.println("framewatch: " + line);
    err.flush();
    return exitCode;
  }
}
