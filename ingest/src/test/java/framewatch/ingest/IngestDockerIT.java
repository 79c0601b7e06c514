package framewatch.ingest;

import framewatch.cli.KafkaOptions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** On the images that people run. Skipped where no Docker engine answers: then see IngestIT. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class IngestDockerIT implements IngestOnKafka {
  private static final Duration STARTUP = Duration.ofMinutes(3);
  private static final int REGISTRY_PORT = 8080;

  @Container
  private static final KafkaContainer BROKER =
      new KafkaContainer("apache/kafka:4.3.1").withStartupTimeout(STARTUP);

  @Container
  private static final GenericContainer<?> REGISTRY =
      new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(
              Wait.forHttp("/apis/ccompat/v7/subjects")
                  .forPort(REGISTRY_PORT)
                  .withStartupTimeout(STARTUP));

  @BeforeAll
  static void createTopics() {
    IngestOnKafka.createTopics(options());
  }

  @Override
  public KafkaOptions kafka() {
    return options();
  }

  private static KafkaOptions options() {
    var registry =
        "http://%s:%d/apis/ccompat/v7"
            .formatted(REGISTRY.getHost(), REGISTRY.getMappedPort(REGISTRY_PORT));
    return KafkaOptions.of(BROKER.getBootstrapServers(), registry);
  }
}
