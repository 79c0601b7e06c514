package framewatch.ingest;

import framewatch.cli.Cli;
import framewatch.cli.ConnectionException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.SettingsOptions;
import framewatch.cli.UsageException;
import framewatch.config.ParamTable;
import framewatch.config.Settings;
import framewatch.ingest.publish.Assignment;
import framewatch.ingest.publish.KafkaPublisher;
import framewatch.ingest.publish.PublishException;
import framewatch.ingest.publish.PublishParams;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.admin.SchemaCheck;
import framewatch.wire.admin.TopicCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framewatch ingest}: measures streams and publishes what it measured. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures every frame of streams and publishes the measures and sampled pictures.",
      "",
      "A file ends with its last frame, a live stream goes on until the worker is stopped."
    })
public final class IngestCommand implements Callable<Integer> {
  private static final ParamTable<PublishParams> PUBLISH =
      ParamTable.of("publish", PublishParams.class);
  private static final long STOP_SECONDS = 25;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "[ID=]URI",
      arity = "0..*",
      description =
          "File or URL. Without an ID a file is called after its name, a URL after host and path.")
  private final List<String> sources = new ArrayList<>();

  @Option(names = "--stream-id", paramLabel = "ID", description = "Id of the only URI.")
  private @Nullable String streamId;

  @Option(
      names = "--from-topic",
      description =
          "Watch the enabled streams of the topic framewatch.streams, shared with all workers that"
              + " do the same.")
  private boolean fromTopic;

  @Option(
      names = "--batch",
      paramLabel = "TIME",
      description = "Media time per record, such as 1s; 0s writes a record per frame.")
  private @Nullable String batch;

  @Option(
      names = "--samples",
      paramLabel = "TIME",
      description = "Media time from one sampled picture to the next, such as 10s; off takes none.")
  private @Nullable String samples;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final SettingsOptions settingsOptions = new SettingsOptions();

  /** Entry point of the ingest worker's image. */
  public static void main(String... arguments) {
    Cli.main(new IngestCommand(), arguments);
  }

  /** The tables that this command reads its settings from. */
  public static List<ParamTable<?>> tables() {
    var tables = new ArrayList<>(IngestSettings.tables());
    tables.add(PUBLISH);
    return tables;
  }

  @Override
  public Integer call() throws InterruptedException {
    var streams = streams();
    Settings settings = settingsOptions.load(tables(), flags());
    var ingestSettings = IngestSettings.of(settings);
    kafka.over(settings);
    TopicCheck.check(kafka, topics(), TopicCheck.TIMEOUT);
    if (!"true".equals(kafka.all().get("auto.register.schemas"))) {
      SchemaCheck.check(kafka, List.of(Topics.FRAMES, Topics.SAMPLES), TopicCheck.TIMEOUT);
    }
    var ended = new CountDownLatch(1);
    try (var publisher = publisher(settings.read(PUBLISH));
        var ingest = new Ingest(publisher, new Console(spec.commandLine().getErr()))) {
      var assignment = fromTopic ? new Assignment(kafka.consumer()) : null;
      // SIGTERM and Ctrl-C end the process: it waits for this before it does.
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(ingest, assignment, ended), "close-ingest"));
      streams.forEach((id, named) -> ingest.start(id, named.uri(), ingestSettings, false));
      if (assignment != null) {
        try (assignment) {
          assignment.run(new AssignedStreams(ingest, ingestSettings));
        }
      }
      return exitCode(ingest.await());
    } finally {
      ended.countDown();
    }
  }

  private Map<String, StreamIds.Named> streams() {
    if (sources.isEmpty() != fromTopic) {
      throw new UsageException("expected either URIs or --from-topic");
    }
    if (streamId != null && sources.size() != 1) {
      throw new UsageException("--stream-id: expected one URI, or ID=URI for each");
    }
    var streams = new LinkedHashMap<String, StreamIds.Named>();
    for (String source : sources) {
      var named = StreamIds.Named.of(source);
      var id = streamId == null ? named.streamId() : streamId;
      if (!StreamIds.valid(id)) {
        throw new UsageException(
            "stream id " + id + ": expected 1 to 200 characters of A-Z a-z 0-9 . _ -");
      }
      if (streams.put(id, named) != null) {
        throw new UsageException("two streams with the id " + id + ": expected ID=URI for each");
      }
    }
    return streams;
  }

  private Map<String, String> flags() {
    var flags = new TreeMap<String, String>();
    if (batch != null) {
      flags.put("ingest.batch", batch);
    }
    if (samples != null) {
      boolean off = samples.equals("off");
      flags.put(off ? "samples.enabled" : "samples.interval", off ? "false" : samples);
    }
    return flags;
  }

  private List<Topic> topics() {
    return fromTopic
        ? List.of(Topics.FRAMES, Topics.SAMPLES, Topics.STREAMS)
        : List.of(Topics.FRAMES, Topics.SAMPLES);
  }

  private KafkaPublisher publisher(PublishParams params) {
    try {
      return new KafkaPublisher(kafka.producer(), params);
    } catch (PublishException e) {
      throw new ConnectionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void stop(Ingest ingest, @Nullable Assignment assignment, CountDownLatch ended) {
    if (assignment != null) {
      assignment.stop();
    }
    ingest.close();
    try {
      ended.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int exitCode(List<Summary> summaries) {
    int code = 0;
    for (var summary : summaries) {
      code =
          switch (summary.outcome()) {
            case DONE -> code;
            case NO_INPUT -> code == 0 ? 4 : code;
            case NOT_PUBLISHED -> code == 1 ? 1 : 5;
            case BROKEN -> 1;
          };
    }
    return code;
  }
}
