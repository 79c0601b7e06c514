package framewatch.ingest;

import framewatch.cli.KafkaOptions;
import framewatch.wire.registry.EmbeddedRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a broker and a registry inside this JVM. */
class IngestIT implements IngestOnKafka {
  private static InJvmBroker broker;
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    broker = new InJvmBroker();
    registry = EmbeddedRegistry.start();
    IngestOnKafka.createTopics(options());
  }

  @AfterAll
  static void stop() throws Exception {
    registry.close();
    broker.close();
  }

  @Override
  public KafkaOptions kafka() {
    return options();
  }

  private static KafkaOptions options() {
    return KafkaOptions.of(broker.bootstrapServer(), registry.url());
  }
}
