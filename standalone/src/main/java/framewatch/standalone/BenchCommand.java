package framewatch.standalone;

import framewatch.cli.InputException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.SettingsOptions;
import framewatch.cli.UsageException;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.publish.KafkaPublisher;
import framewatch.ingest.publish.PublishParams;
import framewatch.standalone.bench.Bench;
import framewatch.standalone.bench.BenchFormat;
import framewatch.standalone.bench.BenchReport;
import framewatch.standalone.bench.CostBenchmark;
import framewatch.standalone.bench.LongBenchmark;
import framewatch.standalone.bench.StreamsBenchmark;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What watching costs, on a clip of the user's. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Measures what watching a clip costs over decoding it, in CPU time, against the ffmpeg"
          + " program's own filters on the same frames, and what travels.",
      "",
      "Starts a broker in this process. Takes two or three minutes for 12 s of 1080p on a machine"
          + " that should have nothing else to do. docs/benchmarks.md says what is counted."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int PARTITIONS = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A file with video; several are measured one after the other.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output-format"},
      paramLabel = "FORMAT",
      description = "table, json or markdown. Default: table.")
  private BenchFormat format = BenchFormat.TABLE;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often everything is measured, in turn. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description = "Use no more than the clip's first N frames. Default: 500; with --streams 100.")
  private @Nullable Integer maxFrames;

  @Option(
      names = "--filter-frames",
      paramLabel = "N",
      description = "Frames that FFmpeg's filters get, which are slow. Default: ${DEFAULT-VALUE}.")
  private int filterFrames = 50;

  @Option(
      names = "--streams",
      paramLabel = "N",
      split = ",",
      description = "Compare so many streams at a time in one worker, such as 1,8,32, instead.")
  private List<Integer> streams = List.of();

  @Option(
      names = "--long",
      paramLabel = "FRAMES",
      description =
          "Compare the parts of one session of so many frames instead. The clip is written as"
              + " often as it takes into a temporary file.")
  private @Nullable Long longFrames;

  @Mixin private SettingsOptions settings = new SettingsOptions();

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Override
  public Integer call() throws Exception {
    List<ParamTable<?>> tables = new ArrayList<>(IngestSettings.tables());
    tables.addAll(Detectors.tables());
    Settings given = settings.load(tables);
    check();
    say("starting a Kafka broker and a schema registry in this process");
    try (Interrupt interrupt = new Interrupt(() -> stopped.set(true));
        OneProcess process = OneProcess.start(PARTITIONS)) {
      try {
        PrintWriter out = spec.commandLine().getOut();
        List<BenchReport> reports = new ArrayList<>();
        for (Path file : files) {
          reports.add(run(file, given, process.kafka()));
        }
        out.print(format.print(reports));
        out.flush();
      } catch (CancellationException e) {
        say("stopped");
      }
      return interrupt.interrupted() ? 130 : 0;
    }
  }

  private BenchReport run(Path file, Settings given, KafkaOptions kafka) throws Exception {
    PublishParams publish = ParamTable.of("publish", PublishParams.class).defaults();
    EnabledDetectors detectors = Detectors.enable(Detectors.ALL, given);
    int most = maxFrames != null ? maxFrames : streams.isEmpty() ? 500 : 100;
    try (KafkaPublisher publisher = new KafkaPublisher(kafka.producer(), publish)) {
      Bench bench =
          new Bench(
              file,
              IngestSettings.of(given),
              rounds,
              most,
              publisher,
              () -> new DirectPublisher(detectors, event -> {}),
              stopped::get,
              this::say);
      if (longFrames != null) {
        return LongBenchmark.run(bench, longFrames);
      }
      return streams.isEmpty()
          ? CostBenchmark.run(bench, kafka.admin(), filterFrames)
          : StreamsBenchmark.run(bench, streams);
    }
  }

  private void check() {
    if (longFrames != null && !streams.isEmpty()) {
      throw new UsageException("--long and --streams: expected one of them");
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file + ": expected a file");
      }
    }
    positive("--rounds", rounds);
    positive("--max-frames", maxFrames == null ? 1 : maxFrames);
    positive("--filter-frames", filterFrames);
    positive("--long", longFrames == null ? 1 : longFrames);
    streams.forEach(count -> positive("--streams", count));
  }

  private static void positive(String option, long value) {
    if (value < 1) {
      throw new UsageException(option + " " + value + ": expected 1 or more");
    }
  }

  /** What goes on, for people; standard output is for the result. */
  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench: " + line);
    err.flush();
  }
}
