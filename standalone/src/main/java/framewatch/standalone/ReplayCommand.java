package framewatch.standalone;

import framewatch.analyzer.DetectorOptions;
import framewatch.cli.KafkaOptions;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.standalone.report.Comparison;
import framewatch.standalone.report.ComparisonTable;
import framewatch.standalone.report.DefectJson;
import framewatch.standalone.report.Ledger;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a detector set over what stands on the topics. */
@Command(
    name = "replay",
    sortOptions = false,
    description = {
      "Runs detectors over what stands on the topics, without touching the live analyzers.",
      "",
      "The same settings give the same events with the same ids. With --compare it prints what"
          + " other settings would have changed.",
      "",
      "TIME is beginning, end, an offset, a time such as 2026-01-31T20:15:00Z, or a duration back"
          + " from now such as -1h."
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Where to begin. Default: beginning.")
  private String from = "beginning";

  @Option(names = "--to", paramLabel = "TIME", description = "Where to end. Default: end.")
  private String to = "end";

  @Option(names = "--stream", paramLabel = "ID", description = "Only this stream.")
  private @Nullable String stream;

  @Mixin private DetectorOptions detectors = new DetectorOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--compare",
      description =
          "Print what changes against the events of the same detectors on the defects topic: new,"
              + " gone, moved, or of another severity.")
  private boolean compare;

  @Option(
      names = "--output",
      paramLabel = "TOPIC",
      description = "Write the events to this topic, which exists, in place of printing them.")
  private @Nullable String output;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    TimeBound begin = TimeBound.parse("--from", from, now);
    TimeBound end = TimeBound.parse("--to", to, now);
    Settings settings = detectors.load(Detectors.tables());
    KafkaOptions options = kafka.over(settings);
    EnabledDetectors enabled = detectors.enable(settings);
    PrintWriter out = spec.commandLine().getOut();
    Ledger ledger = new Ledger();
    try (EventSink sink = output == null ? null : EventSink.open(options, output)) {
      Replay replay =
          new Replay(
              options,
              begin,
              end,
              stream,
              enabled,
              event -> {
                ledger.add(event);
                if (sink != null) {
                  sink.send(event);
                } else if (!compare) {
                  report.event(event, out);
                }
              });
      replay.run();
      if (sink == null && !compare) {
        report.end(ledger, out);
      }
      if (compare) {
        printChanges(Comparison.of(standing(options, replay, enabled), ledger.defects()), out);
      }
      if (report.forPeople()) {
        out.printf(
            "Replayed %d records of %d sessions: %d defects.%n",
            replay.records(), replay.sessions(), ledger.defects().size());
      }
      out.flush();
    }
    return 0;
  }

  private void printChanges(List<Comparison.Change> changes, PrintWriter out) {
    if (report.forPeople()) {
      ComparisonTable.lines(changes).forEach(out::println);
      return;
    }
    changes.stream()
        .filter(change -> change.kind() != Comparison.Kind.SAME)
        .forEach(change -> out.println(DefectJson.change(change)));
  }

  /** The defects on the topic that this replay could have found. */
  private static List<DefectEvent> standing(
      KafkaOptions kafka, Replay replay, EnabledDetectors detectors) {
    Set<String> names =
        detectors.specs().stream().map(spec -> spec.name()).collect(Collectors.toSet());
    Ledger standing = new Ledger();
    try (TopicReader<DefectEvent> reader = TopicReader.open(kafka, Topics.DEFECTS)) {
      reader.readAll(
          record -> {
            DefectEvent event = record.value();
            if (event != null && names.contains(event.getDetector()) && replay.covers(event)) {
              standing.add(event);
            }
          });
    }
    return standing.defects();
  }
}
