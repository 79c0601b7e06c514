package framewatch.e2e;

import framewatch.cli.KafkaOptions;
import framewatch.standalone.OneProcess;
import framewatch.standalone.Progression;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.serde.AvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A broker and a registry in the JVM of the test, with the topics, and what a test asks of them.
 */
final class Cluster implements AutoCloseable {
  static final int PARTITIONS = 6;

  private final OneProcess process = OneProcess.start(PARTITIONS);
  private final Progression progression = new Progression(process.kafka());

  KafkaOptions kafka() {
    return process.kafka();
  }

  String bootstrapServer() {
    return process.bootstrapServer();
  }

  String registryUrl() {
    return process.registryUrl();
  }

  /** Arguments of a command, with the flags that name this cluster. */
  List<String> arguments(String... arguments) {
    return Stream.concat(
            Stream.of(arguments),
            Stream.of("--bootstrap-server", bootstrapServer(), "--schema-registry", registryUrl()))
        .toList();
  }

  /** Waits until the group has done everything that stands on the topics. */
  void await(String group, Worker... workers) throws Exception {
    List<String> topics = List.of(Topics.FRAMES.name(), Topics.SAMPLES.name());
    Map<TopicPartition, Long> ends = progression.ends(topics);
    Waiting.until(
        group + " has read everything",
        Duration.ofMinutes(2),
        () -> progression.reached(group, ends),
        () -> errors(workers));
  }

  private static String errors(Worker... workers) {
    StringBuilder errors = new StringBuilder();
    for (Worker worker : workers) {
      errors.append(worker.err()).append('\n');
    }
    return errors.toString();
  }

  /** All committed events, each partition in its order. */
  List<DefectEvent> defects() {
    Map<TopicPartition, Long> ends = progression.ends(List.of(Topics.DEFECTS.name()));
    Map<String, Object> config = kafka().consumer();
    List<DefectEvent> events = new ArrayList<>();
    try (KafkaConsumer<String, DefectEvent> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), deserializer(config))) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(record.value()));
      }
    }
    return events;
  }

  private static AvroDeserializer<DefectEvent> deserializer(Map<String, Object> config) {
    AvroDeserializer<DefectEvent> deserializer = new AvroDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }

  @Override
  public void close() {
    progression.close();
    process.close();
  }
}
