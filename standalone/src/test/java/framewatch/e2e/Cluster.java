package framewatch.e2e;

import framewatch.cli.KafkaOptions;
import framewatch.detect.Detectors;
import framewatch.detect.Spec;
import framewatch.standalone.OneProcess;
import framewatch.standalone.Progression;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.serde.AvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A broker and a registry in the JVM of the test, with the topics, and what a test asks of them.
 */
final class Cluster implements AutoCloseable {
  static final int PARTITIONS = 6;

  /** Bytes before the Avro form: zero and the schema's id. */
  private static final int FRAMING = 5;

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

  /** The topics that the detectors of a set read. */
  static List<String> topics(String set) {
    return Detectors.set(set).stream()
        .map(Spec::input)
        .distinct()
        .map(input -> input == Spec.Input.FRAMES ? Topics.FRAMES.name() : Topics.SAMPLES.name())
        .toList();
  }

  /** Waits until the analyzers of a set have done everything on the topics they read. */
  void awaitSet(String set, Worker... workers) throws Exception {
    await("framewatch-" + set, topics(set), workers);
  }

  /** Waits until a group has done everything that stands on the topics it reads. */
  void await(String group, List<String> topics, Worker... workers) throws Exception {
    Map<TopicPartition, Long> ends = progression.ends(topics);
    Waiting.until(
        group + " has read everything",
        Duration.ofMinutes(2),
        () -> progression.reached(group, ends),
        () -> errors(workers));
  }

  /** Numbers of partitions that the members of a group hold, sorted. */
  List<Integer> partitionsByMember(String group) {
    try (Admin admin = Admin.create(kafka().admin())) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .stream()
          .map(member -> member.assignment().topicPartitions().size())
          .sorted()
          .toList();
    } catch (ExecutionException e) {
      // The group does not exist yet.
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String errors(Worker... workers) {
    StringBuilder errors = new StringBuilder();
    for (Worker worker : workers) {
      errors.append(worker.err()).append('\n');
    }
    return errors.toString();
  }

  /** Where each partition of the topics ends. */
  Map<TopicPartition, Long> ends(List<String> topics) {
    return progression.ends(topics);
  }

  /** All committed events, each partition in its order. */
  List<Events.Written> defects() {
    Map<TopicPartition, Long> ends = progression.ends(List.of(Topics.DEFECTS.name()));
    Map<String, Object> config = kafka().consumer();
    List<Events.Written> events = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        AvroDeserializer<DefectEvent> deserializer = new AvroDeserializer<>()) {
      deserializer.configure(config, false);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          byte[] value = record.value();
          events.add(
              new Events.Written(
                  deserializer.deserialize(record.topic(), value),
                  Arrays.copyOfRange(value, FRAMING, value.length)));
        }
      }
    }
    return events;
  }

  @Override
  public void close() {
    progression.close();
    process.close();
  }
}
