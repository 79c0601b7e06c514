package framewatch.standalone;

import framewatch.analyzer.Analyzer;
import framewatch.analyzer.AnalyzerParams;
import framewatch.cli.KafkaOptions;
import framewatch.cli.SettingsOptions;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Spec.Input;
import framewatch.ingest.IngestSettings;
import framewatch.ingest.Progress;
import framewatch.ingest.StreamWorker;
import framewatch.ingest.Summary;
import framewatch.ingest.publish.KafkaPublisher;
import framewatch.ingest.publish.PublishParams;
import framewatch.standalone.report.DefectJson;
import framewatch.standalone.report.EventLine;
import framewatch.standalone.report.Ledger;
import framewatch.standalone.report.MediaTime;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Everything in one process: broker, registry, ingest, two analyzers, and who reads the defects.
 */
@Command(
    name = "demo",
    sortOptions = false,
    description = {
      "Runs a broker, a registry, ingest and two analyzers in this process and prints the defects"
          + " of a made-up stream as they open and close. Needs nothing else and leaves nothing"
          + " behind."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int PARTITIONS = 2;
  private static final int PACE = 4;
  private static final AnalyzerParams ANALYZER =
      AnalyzerParams.TABLE.parse(Map.of("analyzer.standby-replicas", "0"));
  private static final PublishParams PUBLISH =
      ParamTable.of("publish", PublishParams.class).defaults();
  private static final List<String> SETS = List.of("video", "audio");
  private static final String DEMO_STREAM =
      DemoPlan.SECONDS
          + " s of made-up picture and sound with "
          + DemoPlan.size()
          + " defects, "
          + PACE
          + " times as fast as real time";

  /** How an event is printed. */
  private enum Format {
    TEXT,
    NDJSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|URL",
      description = "What to watch in place of the made-up stream.")
  private @Nullable String source;

  @Option(
      names = {"-o", "--output-format"},
      paramLabel = "FORMAT",
      description = "text, or ndjson: each event as a JSON object on its line. Default: text.")
  private Format format = Format.TEXT;

  @Option(names = "--stream-id", paramLabel = "ID", description = "Default: demo, or the source's.")
  private @Nullable String streamId;

  @Mixin private SettingsOptions settings = new SettingsOptions();

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Ledger ledger = new Ledger();

  @Override
  public Integer call() throws Exception {
    List<ParamTable<?>> tables = new ArrayList<>(IngestSettings.tables());
    tables.addAll(Detectors.tables());
    Settings given = settings.load(tables);
    say("starting a Kafka broker and a schema registry in this process ...");
    try (Interrupt interrupt = new Interrupt(() -> stopped.set(true));
        OneProcess process = OneProcess.start(PARTITIONS)) {
      say("broker " + process.bootstrapServer() + ", registry " + process.registryUrl());
      run(process.kafka(), given);
      return interrupt.interrupted() ? 130 : 0;
    }
  }

  private void run(KafkaOptions kafka, Settings given) throws InterruptedException {
    SourceUri uri = SourceUri.of(source == null ? DemoPlan.uri(PACE) : source);
    String stream = Streams.id(source == null && streamId == null ? "demo" : streamId, uri);
    List<Analyzer> analyzers = new ArrayList<>();
    Map<String, List<String>> topicsByGroup = new TreeMap<>();
    try (KafkaPublisher publisher = new KafkaPublisher(kafka.producer(), PUBLISH);
        TopicReader<DefectEvent> reader = TopicReader.open(kafka, Topics.DEFECTS);
        Progression progression = new Progression(kafka)) {
      for (String set : SETS) {
        EnabledDetectors detectors = Detectors.enable(Detectors.set(set), given);
        String group = Analyzer.applicationId(set);
        analyzers.add(Analyzer.start(group, detectors, ANALYZER, kafka.streams()));
        topicsByGroup.put(group, topics(detectors));
        say("analyzer " + set + ": " + names(detectors));
      }
      say("stream " + stream + ": " + (source == null ? DEMO_STREAM : uri));
      StreamWorker worker =
          new StreamWorker(stream, uri, IngestSettings.of(given), publisher, false, Progress.NONE);
      CompletableFuture<Summary> ingest =
          CompletableFuture.supplyAsync(worker::run, DemoCommand::daemon);
      Completion completion = new Completion(progression, topicsByGroup);
      reader.follow(
          true,
          () -> stopped.get() || (ingest.isDone() && completion.reached(reader)),
          this::print);
      worker.close();
      conclude(ingest.join());
    } finally {
      // At the same time: each takes a second or two to leave its group.
      analyzers.parallelStream().forEach(Analyzer::close);
    }
  }

  private void print(DefectEvent event) {
    ledger.add(event);
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.NDJSON ? DefectJson.event(event) : EventLine.of(event));
    out.flush();
  }

  private void conclude(Summary summary) {
    Streams.check(summary);
    List<DefectEvent> defects = ledger.defects();
    say(MediaTime.clock(summary.timeUs()) + " of media, " + defects.size() + " defects");
    if (source == null && !stopped.get()) {
      List<String> deviations = DemoPlan.deviations(defects);
      if (deviations.isEmpty()) {
        say("these are the " + DemoPlan.size() + " that were put into the stream");
      } else {
        deviations.forEach(this::say);
      }
      say("next: framewatch inspect FILE, or docker compose up for a small fleet");
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "ingest");
    thread.setDaemon(true);
    thread.start();
  }

  private static List<String> topics(EnabledDetectors detectors) {
    return detectors.specs().stream()
        .map(spec -> spec.input())
        .distinct()
        .map(input -> input == Input.FRAMES ? Topics.FRAMES.name() : Topics.SAMPLES.name())
        .toList();
  }

  private static String names(EnabledDetectors detectors) {
    return detectors.specs().stream().map(spec -> spec.name()).collect(Collectors.joining(", "));
  }

  /** What goes on, for people; standard output is for the events. */
  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("demo: " + line);
    err.flush();
  }
}
