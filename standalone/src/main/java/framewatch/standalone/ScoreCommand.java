package framewatch.standalone;

import framewatch.analyzer.DetectorOptions;
import framewatch.cli.UsageException;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.ingest.IngestSettings;
import framewatch.standalone.ffmpeg.Baseline;
import framewatch.standalone.score.DescriptorStore;
import framewatch.standalone.score.Detected;
import framewatch.standalone.score.LabelledSet;
import framewatch.standalone.score.LabelledStream;
import framewatch.standalone.score.ScoreFormat;
import framewatch.standalone.score.Scores;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well the detectors do on labelled streams. */
@Command(
    name = "score",
    sortOptions = false,
    description = {
      "Runs detectors over streams whose defects are known and compares: what was found, what was"
          + " missed, what was false, how exact, how soon.",
      "",
      "DIR holds labels.json and the media that it names. What is measured on them is kept in"
          + " DIR/.descriptors, so that the next run takes seconds. docs/scoring.md states the"
          + " form of the labels and the rule of matching."
    })
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder with labels.json.")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output-format"},
      paramLabel = "FORMAT",
      description = "table, markdown or json. Default: table.")
  private ScoreFormat format = ScoreFormat.TABLE;

  @Option(names = "--mistakes", description = "Print also each missed label and false report.")
  private boolean mistakes;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Streams to measure at a time. Default: the number of processors.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--baseline",
      description =
          "Score FFmpeg's filters on the same streams, too: by default, and with the parameters"
              + " that do best on this very set. What they say is kept in DIR/.ffmpeg.")
  private boolean baseline;

  @Mixin private DetectorOptions detectors = new DetectorOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (jobs < 1) {
      throw new UsageException("--jobs " + jobs + ": expected at least 1");
    }
    List<ParamTable<?>> tables = new ArrayList<>(IngestSettings.tables());
    tables.addAll(Detectors.tables());
    Settings settings = detectors.load(tables);
    EnabledDetectors enabled = detectors.enable(settings);
    LabelledSet set = LabelledSet.read(folder);
    var store = new DescriptorStore(folder, IngestSettings.of(settings));
    Scores scores = Scores.of(set, detect(set, store, enabled));
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Scores> systems = new LinkedHashMap<>();
    systems.put("framewatch", scores);
    if (baseline) {
      systems.putAll(Baseline.scores(set, jobs));
    }
    out.print(format.print(set, systems));
    if (mistakes) {
      out.println();
      scores.mistakes().forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private List<Detected> detect(LabelledSet set, DescriptorStore store, EnabledDetectors enabled)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<List<Detected>>> results = new ArrayList<>();
      for (LabelledStream stream : set.streams()) {
        results.add(workers.submit(() -> detect(stream, store, enabled)));
      }
      List<Detected> reports = new ArrayList<>();
      for (Future<List<Detected>> result : results) {
        reports.addAll(result.get());
      }
      return reports;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Detected> detect(
      LabelledStream stream, DescriptorStore store, EnabledDetectors enabled) {
    Recorder recorder = new Recorder(stream.id());
    Analyses analyses = new Analyses(enabled, recorder::take);
    store.read(
        stream,
        batch -> {
          recorder.completeUs = endUs(batch, recorder.completeUs);
          analyses.take(batch, null);
        },
        sample -> {
          recorder.completeUs = sample.getTimeUs();
          analyses.take(sample, null);
        });
    return recorder.reports;
  }

  /** Media time at which a batch is complete. */
  private static long endUs(FrameBatch batch, long sofarUs) {
    long endUs = sofarUs;
    List<Long> framesUs = batch.getVideo().getTimeUs();
    List<Long> windowsUs = batch.getAudio().getTimeUs();
    if (!framesUs.isEmpty()) {
      endUs = Math.max(endUs, framesUs.get(framesUs.size() - 1));
    }
    if (!windowsUs.isEmpty()) {
      endUs = Math.max(endUs, windowsUs.get(windowsUs.size() - 1));
    }
    return endUs;
  }

  /** Notes the defects of one stream, and when each was first told of. */
  private static final class Recorder {
    private final String stream;
    private final List<Detected> reports = new ArrayList<>();
    private final Map<String, Long> openedUs = new HashMap<>();
    private long completeUs;

    Recorder(String stream) {
      this.stream = stream;
    }

    void take(DefectEvent event) {
      if (event.getPhase() == Phase.OPEN) {
        openedUs.put(event.getId(), completeUs);
      } else if (event.getPhase() == Phase.CLOSE) {
        long knownUs = openedUs.getOrDefault(event.getId(), completeUs);
        reports.add(
            new Detected(
                stream,
                event.getDetector(),
                event.getStartUs() / 1e6,
                event.getEndUs() / 1e6,
                knownUs / 1e6));
      }
    }
  }
}
