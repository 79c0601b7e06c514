package framewatch.cli;

import framewatch.config.ClientKeys;
import framewatch.config.Environment;
import framewatch.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags of commands that talk to Kafka, named as Kafka's own tools name them; a picocli mixin.
 * Each key has one value: flag over {@code --command-property} over environment over {@code
 * --command-config} over the process's settings over default. Keys with the prefix {@code
 * consumer.}, {@code producer.}, {@code admin.} or {@code streams.} go to that client only, and win
 * over the bare key there.
 */
public final class KafkaOptions {
  private static final String BOOTSTRAP = "bootstrap.servers";
  private static final String REGISTRY = "schema.registry.url";

  /** Prefixes that Kafka Streams resolves itself. */
  private static final List<String> INNER =
      List.of(
          "consumer.",
          "producer.",
          "admin.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "topic.");

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT[,...]",
      description = "Kafka brokers to connect to. Default: localhost:9092.")
  private @Nullable String bootstrapServer;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties file for Kafka's clients.")
  private @Nullable Path commandConfig;

  @Option(
      names = "--command-property",
      paramLabel = "KEY=VALUE",
      description =
          "A property for Kafka's clients, such as consumer.max.poll.records=50. Repeatable.")
  private final Map<String, String> commandProperties = new LinkedHashMap<>();

  @Option(
      names = "--schema-registry",
      paramLabel = "URL[,...]",
      description = "Schema registry that speaks Confluent's protocol.")
  private @Nullable String schemaRegistry;

  private final Map<String, String> base = new HashMap<>();
  private final Map<String, String> environment;

  public KafkaOptions() {
    this(System.getenv());
  }

  KafkaOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Options for a broker and registry in the same process, where there is no command line. */
  public static KafkaOptions of(String bootstrapServer, String schemaRegistry) {
    var options = new KafkaOptions(Map.of());
    options.bootstrapServer = bootstrapServer;
    options.schemaRegistry = schemaRegistry;
    return options;
  }

  /** Takes the client keys among a process's settings; all flags win over them. */
  public KafkaOptions over(Settings settings) {
    base.putAll(settings.clientKeys());
    return this;
  }

  /**
   * Every key that was given, prefixes and all.
   *
   * @throws framewatch.config.SettingsException if the file cannot be read
   */
  public SortedMap<String, String> all() {
    var all = new TreeMap<String, String>();
    all.put(BOOTSTRAP, "localhost:9092");
    all.putAll(base);
    if (commandConfig != null) {
      all.putAll(Settings.file(commandConfig));
    }
    Environment.settings(environment).entrySet().stream()
        .filter(entry -> ClientKeys.contains(entry.getKey()))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    all.putAll(commandProperties);
    if (bootstrapServer != null) {
      all.put(BOOTSTRAP, bootstrapServer);
    }
    if (schemaRegistry != null) {
      all.put(REGISTRY, schemaRegistry);
    }
    return all;
  }

  /** For a producer and its serializers. */
  public Map<String, Object> producer() {
    return client("producer.");
  }

  /** For a consumer and its deserializers; it reads committed records only. */
  public Map<String, Object> consumer() {
    var consumer = client("consumer.");
    consumer.putIfAbsent("isolation.level", "read_committed");
    return consumer;
  }

  /** For an admin client. */
  public Map<String, Object> admin() {
    var admin = client("admin.");
    admin.keySet().removeIf(KafkaOptions::isRegistrys);
    return admin;
  }

  /** For Kafka Streams, which resolves the prefixes of its inner clients itself. */
  public Map<String, Object> streams() {
    var all = all();
    var streams = new HashMap<String, Object>(client("streams."));
    all.forEach(
        (key, value) -> {
          if (INNER.stream().anyMatch(key::startsWith)) {
            streams.put(key, value);
          }
        });
    return streams;
  }

  /** The brokers, for messages. */
  public String bootstrapServers() {
    return all().getOrDefault(BOOTSTRAP, "");
  }

  /**
   * Keys of the registry's client, none of Kafka's.
   *
   * @throws UsageException if no registry is given
   */
  public Map<String, Object> registry() {
    var registry = new HashMap<String, Object>(all());
    registry.keySet().removeIf(key -> !isRegistrys(key));
    if (!registry.containsKey(REGISTRY)) {
      throw new UsageException(
          REGISTRY + " is not set: expected --schema-registry URL, such as http://localhost:8081");
    }
    return registry;
  }

  private static boolean isRegistrys(String key) {
    return key.startsWith("schema.registry.") || key.startsWith("basic.auth.");
  }

  private Map<String, Object> client(String prefix) {
    var bare = new HashMap<String, Object>();
    var own = new HashMap<String, Object>();
    all()
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
              } else if (!key.startsWith("streams.") && INNER.stream().noneMatch(key::startsWith)) {
                bare.put(key, value);
              }
            });
    bare.putAll(own);
    return bare;
  }
}
