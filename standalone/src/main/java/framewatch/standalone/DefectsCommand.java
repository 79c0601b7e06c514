package framewatch.standalone;

import framewatch.cli.KafkaOptions;
import framewatch.standalone.report.DefectJson;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Severity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Follows the defects topic. */
@Command(
    name = "defects",
    sortOptions = false,
    description = "Follows the defects topic and prints each event as a JSON object on its line.")
final class DefectsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--from-beginning",
      description = "Begin with the oldest event there is, not with the next one.")
  private boolean fromBeginning;

  @Option(names = "--stream", paramLabel = "ID", description = "Only events of this stream.")
  private @Nullable String stream;

  @Option(names = "--detector", paramLabel = "NAME", description = "Only events of this detector.")
  private @Nullable String detector;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      description = "Only events at least this severe: info, warning, error or critical.")
  private Severity minSeverity = Severity.INFO;

  @Option(names = "--max", paramLabel = "N", description = "End after N events.")
  private long max = Long.MAX_VALUE;

  @Option(
      names = "--until-idle",
      paramLabel = "TIME",
      description = "End when no event has come for this long, such as 5s.")
  private @Nullable Duration untilIdle;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private long printed;
  private long eventNanos;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader<DefectEvent> reader = TopicReader.open(kafka, Topics.DEFECTS);
        Interrupt interrupt = new Interrupt(() -> stopped.set(true))) {
      eventNanos = System.nanoTime();
      reader.follow(fromBeginning, this::enough, event -> print(event, out));
      return interrupt.interrupted() ? 130 : 0;
    }
  }

  private void print(DefectEvent event, PrintWriter out) {
    eventNanos = System.nanoTime();
    if (!wanted(event) || printed >= max) {
      return;
    }
    out.println(DefectJson.event(event));
    printed++;
    if (out.checkError()) {
      // Whoever read us has had enough, as head has.
      stopped.set(true);
    }
  }

  private boolean wanted(DefectEvent event) {
    return (stream == null || stream.equals(event.getStreamId()))
        && (detector == null || detector.equals(event.getDetector()))
        && event.getSeverity().compareTo(minSeverity) >= 0;
  }

  private boolean enough() {
    return stopped.get()
        || printed >= max
        || (untilIdle != null && System.nanoTime() - eventNanos > untilIdle.toNanos());
  }
}
