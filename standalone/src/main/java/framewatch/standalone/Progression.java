package framewatch.standalone;

import framewatch.cli.ConnectionException;
import framewatch.cli.KafkaOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells how far the groups of analyzers have come. Used by one thread. */
public final class Progression implements AutoCloseable {
  private final Admin admin;

  /** Connects when first asked. */
  public Progression(KafkaOptions kafka) {
    this.admin = Admin.create(kafka.admin());
  }

  /** Where each partition of the topics ends now, uncommitted records included. */
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    return get(
        () -> {
          Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
          admin
              .describeTopics(topics)
              .allTopicNames()
              .get()
              .forEach(
                  (name, topic) ->
                      topic
                          .partitions()
                          .forEach(
                              p ->
                                  latest.put(
                                      new TopicPartition(name, p.partition()),
                                      OffsetSpec.latest())));
          Map<TopicPartition, Long> ends = new HashMap<>();
          admin.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
          return ends;
        });
  }

  /** True if the group has done everything before these ends. */
  public boolean reached(String group, Map<TopicPartition, Long> ends) {
    return get(
        () -> {
          Map<TopicPartition, OffsetAndMetadata> committed =
              admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
          return ends.entrySet().stream()
              .allMatch(
                  end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue() <= (done == null ? 0 : done.offset());
                  });
        });
  }

  @Override
  public void close() {
    admin.close();
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }

  private static <T> T get(Question<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      throw new ConnectionException("Kafka: " + String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException("Kafka: interrupted", e);
    }
  }
}
