package framewatch.analyzer;

import framewatch.cli.Cli;
import framewatch.cli.KafkaOptions;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Spec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * {@code framewatch analyze}: finds defects in what ingest workers publish, until it is stopped.
 */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds defects in what ingest workers publish, until it is stopped.",
      "",
      "All that are started with the same detector set share its partitions."
    })
public final class AnalyzeCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DetectorOptions detectors = new DetectorOptions();

  @Option(names = "--list", description = "List the detectors and the sets, and end.")
  private boolean list;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description = "Group that shares the partitions. Default: framewatch- and the set's name.")
  private @Nullable String applicationId;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of this process that share its partitions. Default: 1.")
  private @Nullable String threads;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Folder for what Kafka Streams keeps on disk. Default: a temporary one.")
  private @Nullable String stateDir;

  @Option(
      names = "--output",
      paramLabel = "TOPIC",
      description = "Topic that defects go to. Default: framewatch.defects.")
  private @Nullable String output;

  /** Entry point of the analyzer's image. */
  public static void main(String... arguments) {
    Cli.main(new AnalyzeCommand(), arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (list) {
      list(spec.commandLine().getOut());
      return 0;
    }
    List<ParamTable<?>> tables = new ArrayList<>(Detectors.tables());
    tables.add(AnalyzerParams.TABLE);
    Settings settings = detectors.load(tables, flags());
    EnabledDetectors enabled = detectors.enable(settings);
    AnalyzerParams params = settings.read(AnalyzerParams.TABLE);
    String id = applicationId == null ? Analyzer.applicationId(detectors.name()) : applicationId;
    StartCheck.check(kafka.over(settings), enabled, params);
    var properties = kafka.streams();
    try (Analyzer analyzer = Analyzer.start(id, enabled, params, properties)) {
      // SIGTERM and Ctrl-C end the process: it waits for this before it does.
      Runtime.getRuntime().addShutdownHook(new Thread(analyzer::close, "close-analyzer"));
      analyzer.await();
      return analyzer.state() == KafkaStreams.State.ERROR ? 1 : 0;
    }
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new TreeMap<>();
    put(flags, "analyzer.threads", threads);
    put(flags, "analyzer.state-dir", stateDir);
    put(flags, "analyzer.output", output);
    return flags;
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }

  private static void list(PrintWriter out) {
    for (Spec<?> detector : Detectors.ALL) {
      out.printf("%-18s %s%n", detector.name(), detector.title());
    }
    Detectors.SETS.forEach(
        (name, names) -> out.printf("--set %-12s %s%n", name, String.join(",", names)));
    out.flush();
  }
}
