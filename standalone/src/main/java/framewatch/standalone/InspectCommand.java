package framewatch.standalone;

import framewatch.analyzer.DetectorOptions;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.StreamWorker;
import framewatch.ingest.Summary;
import framewatch.standalone.report.Ledger;
import framewatch.standalone.report.MediaTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Inspects one file or stream in this process, without a broker. Touches no class of Kafka: they
 * would cost half a second at the start.
 */
@Command(
    name = "inspect",
    sortOptions = false,
    description = {
      "Finds the defects of one file or stream, in this process, without Kafka.",
      "",
      "A live stream is watched until it goes away, for --duration, or until Ctrl-C."
    },
    footer = {
      "",
      "Exit codes: 0 no defect at or above --fail-on, 3 defects found, 4 input unreadable."
    })
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE|URL",
      description = "File, http(s), rtsp, rtmp, srt, udp or tcp URL, or synthetic:?...")
  private String source = "";

  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "End with exit code 3 if a defect is at least this severe: info, warning, error,"
              + " critical or never. Default: warning.")
  private FailOn failOn = FailOn.WARNING;

  @Mixin private DetectorOptions detectors = new DetectorOptions();

  @Option(
      names = "--stream-id",
      paramLabel = "ID",
      description = "Name of the stream in the result. Default: from the name of the source.")
  private @Nullable String streamId;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Inspect no more than this, such as 30s; for live streams.")
  private @Nullable Duration duration;

  @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
  private boolean noProgress;

  @Override
  public Integer call() {
    List<ParamTable<?>> tables = new ArrayList<>(IngestSettings.tables());
    tables.addAll(Detectors.tables());
    Settings settings = detectors.load(tables);
    EnabledDetectors enabled = detectors.enable(settings);
    SourceUri uri = SourceUri.of(source);
    String stream = Streams.id(streamId, uri);
    PrintWriter out = spec.commandLine().getOut();
    Ledger ledger = new Ledger();
    long startNanos = System.nanoTime();
    InspectProgress progress = new InspectProgress(stream, duration, !noProgress);
    DirectPublisher publisher =
        new DirectPublisher(
            enabled,
            event -> {
              ledger.add(event);
              report.event(event, out);
            });
    Summary summary;
    boolean interrupted;
    try (StreamWorker worker =
            new StreamWorker(stream, uri, IngestSettings.of(settings), publisher, false, progress);
        Interrupt interrupt = new Interrupt(worker::closeForGood)) {
      progress.stops(worker::closeForGood);
      try {
        summary = worker.run();
      } finally {
        progress.end();
      }
      print(summary, ledger, out, System.nanoTime() - startNanos);
      interrupted = interrupt.interrupted();
    }
    Streams.check(summary);
    return interrupted ? 130 : failOn.exitCode(ledger.worst());
  }

  private void print(Summary summary, Ledger ledger, PrintWriter out, long nanos) {
    if (summary.failure() != null && summary.timeUs() == 0) {
      return;
    }
    report.end(ledger, out);
    if (report.forPeople()) {
      out.println(summaryLine(summary, ledger, nanos));
      out.flush();
    }
  }

  private static String summaryLine(Summary summary, Ledger ledger, long nanos) {
    int count = ledger.defects().size();
    double speed = summary.timeUs() * 1000.0 / Math.max(1, nanos);
    return String.format(
        Locale.ROOT,
        "%s: %s in %s of media, %d frames, at %.1f times real time",
        summary.streamId(),
        count == 0 ? "no defects" : count == 1 ? "1 defect" : count + " defects",
        MediaTime.clock(summary.timeUs()),
        summary.frames(),
        speed);
  }
}
