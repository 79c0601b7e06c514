package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.cli.Cli;
import framewatch.wire.admin.TopicsCommand;
import framewatch.wire.registry.EmbeddedRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** A broker and a registry, with the topics of the contract, 6 partitions each. */
record TestCluster(String bootstrapServers, String registry) {

  private static TestCluster inJvm;
  private static TestCluster containers;

  /** In this JVM; one for all tests, as it takes seconds to start. */
  static synchronized TestCluster inJvm() throws Exception {
    if (inJvm == null) {
      var broker = new InJvmBroker();
      inJvm = created(broker.bootstrapServer(), EmbeddedRegistry.start().url());
    }
    return inJvm;
  }

  /** In containers, as the compose file has them. */
  static synchronized TestCluster containers() {
    if (containers == null) {
      var kafka =
          new KafkaContainer("apache/kafka:4.3.1").withStartupTimeout(Duration.ofMinutes(3));
      var registry =
          new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
              .withNetwork(Network.newNetwork())
              .withExposedPorts(8080)
              .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects"))
              .withStartupTimeout(Duration.ofMinutes(3));
      kafka.start();
      registry.start();
      containers =
          created(
              kafka.getBootstrapServers(),
              "http://%s:%d/apis/ccompat/v7"
                  .formatted(registry.getHost(), registry.getMappedPort(8080)));
    }
    return containers;
  }

  private static TestCluster created(String bootstrapServers, String registry) {
    var cluster = new TestCluster(bootstrapServers, registry);
    String[] create = {
      "create", "--partitions", "6", "--replication-factor", "1", "--timeout", "60s"
    };
    List<String> arguments = new ArrayList<>(Arrays.asList(create));
    arguments.addAll(cluster.flags());
    assertThat(Cli.run(new TopicsCommand(), arguments.toArray(String[]::new))).isZero();
    return cluster;
  }

  /** Flags for a command. */
  List<String> flags() {
    return List.of("--bootstrap-server", bootstrapServers, "--schema-registry", registry);
  }

  /** Properties for a client, a serializer, or Kafka Streams. */
  Map<String, Object> properties() {
    return Map.of("bootstrap.servers", bootstrapServers, "schema.registry.url", registry);
  }

  <V> KafkaProducer<String, V> producer(Serializer<V> values) {
    values.configure(properties(), false);
    return new KafkaProducer<>(properties(), new StringSerializer(), values);
  }

  /** A reader of what was committed on a topic, from its beginning. */
  <V> Reader<V> reader(String topic, Deserializer<V> values) {
    values.configure(properties(), false);
    var settings = new HashMap<>(properties());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values);
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return new Reader<>(consumer, new ArrayList<>());
  }

  /** Keeps what it has read. */
  record Reader<V>(Consumer<String, V> consumer, List<ConsumerRecord<String, V>> records)
      implements AutoCloseable {

    /** Reads until a condition holds, at most two minutes. */
    void until(String what, BooleanSupplier condition) {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (!condition.getAsBoolean()) {
        assertThat(System.nanoTime()).as("%s, with %d read", what, records.size()).isLessThan(end);
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }

    /** Reads what there is by now. */
    void toTheEnd() {
      var ends = consumer.endOffsets(consumer.assignment());
      until(
          "the end",
          () ->
              ends.entrySet().stream()
                  .allMatch(e -> consumer.position(e.getKey()) >= e.getValue()));
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
