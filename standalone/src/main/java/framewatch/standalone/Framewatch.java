package framewatch.standalone;

import framewatch.analyzer.AnalyzeCommand;
import framewatch.cli.Cli;
import framewatch.ingest.IngestCommand;
import framewatch.wire.admin.TopicsCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code framewatch} command. */
@Command(
    name = "framewatch",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Framewatch.Version.class,
    description = {
      "Finds defects in video: black, freeze, silence, clipping and more.",
      "",
      "Try: framewatch inspect FILE, or framewatch demo.",
      "",
      "Exit codes: 0 done, 1 software error, 2 usage, 3 defects found (--fail-on),"
          + " 4 input unreadable, 5 Kafka or registry unreachable or not as needed,"
          + " 130 interrupted.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Framewatch implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          InspectCommand.class,
          DemoCommand.class,
          IngestCommand.class,
          AnalyzeCommand.class,
          DefectsCommand.class,
          ReplayCommand.class,
          TopicsCommand.class,
          BenchCommand.class,
          ScoreCommand.class,
          FaultsCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Checks the log level, which {@link #logLevelOf} has found before. */
  @Option(
      names = "--log-level",
      scope = ScopeType.INHERIT,
      paramLabel = "LEVEL",
      description =
          "What to log on standard error: ERROR, WARN, INFO or DEBUG. Default: WARN, or the"
              + " environment variable FRAMEWATCH_LOG_LEVEL.")
  void logLevel(LogLevel level) {
    System.setProperty("FRAMEWATCH_LOG_LEVEL", level.name());
  }

  private enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** Runs the command and ends the process. */
  public static void main(String... arguments) {
    // From Java 22 on there would be a console even where there is no terminal.
    System.setProperty("jdk.console", "java.base");
    String level = logLevelOf(arguments);
    if (level != null) {
      System.setProperty("FRAMEWATCH_LOG_LEVEL", level);
    }
    Cli.main(commandFor(arguments), arguments);
  }

  /**
   * The command that a command line asks for. One that begins with the name of a command gets that
   * one alone: to make them all takes a fifth of a second, and nobody would see the others.
   */
  public static CommandSpec commandFor(String... arguments) {
    CommandSpec framewatch = CommandSpec.forAnnotatedObject(new Framewatch());
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean named = COMMANDS.stream().anyMatch(command -> name(command).equals(first));
    COMMANDS.stream()
        .filter(command -> !named || name(command).equals(first))
        .forEach(command -> framewatch.addSubcommand(name(command), new CommandLine(command)));
    return framewatch;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /**
   * What the option --log-level asks for, null if it is not given. Looked for before the command
   * line is parsed: parsing makes the commands, and with them loggers that read the level once.
   */
  static @Nullable String logLevelOf(String... arguments) {
    String level = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--log-level=")) {
        level = arguments[i].substring("--log-level=".length());
      } else if (arguments[i].equals("--log-level") && i + 1 < arguments.length) {
        level = arguments[i + 1];
      }
    }
    return level;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  /** Version of this build and of the Java that runs it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Framewatch.class.getPackage().getImplementationVersion();
      return new String[] {
        "framewatch " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version(),
      };
    }
  }
}
