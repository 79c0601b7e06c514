package framewatch.standalone;

import framewatch.cli.ConnectionException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.UsageException;
import framewatch.wire.Topic;
import framewatch.wire.admin.SchemaCheck;
import framewatch.wire.admin.TopicCheck;
import framewatch.wire.serde.AvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic: committed records, without a group, so that nobody else notices. A record that
 * cannot be read is skipped with a line in the log. Used by one thread.
 *
 * @param <T> the records
 */
final class TopicReader<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String brokers;
  private final KafkaConsumer<String, T> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(
      String brokers, KafkaConsumer<String, T> consumer, List<TopicPartition> partitions) {
    this.brokers = brokers;
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /**
   * Connects, and reads nothing yet.
   *
   * @throws ConnectionException if no broker or no registry answers
   * @throws framewatch.cli.ContractException if there is no such topic
   * @throws UsageException if the client refuses its configuration
   */
  static <T> TopicReader<T> open(KafkaOptions kafka, Topic topic) {
    Map<String, Object> config = new HashMap<>(kafka.consumer());
    config.putAll(kafka.registry());
    int count = TopicCheck.check(kafka, List.of(topic), TopicCheck.TIMEOUT);
    SchemaCheck.reach(kafka, topic, TopicCheck.TIMEOUT);
    config.putIfAbsent("key.deserializer", StringDeserializer.class.getName());
    config.putIfAbsent("value.deserializer", AvroDeserializer.class.getName());
    config.putIfAbsent("specific.avro.reader", "true");
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.remove("group.id");
    List<TopicPartition> partitions =
        IntStream.range(0, count).mapToObj(p -> new TopicPartition(topic.name(), p)).toList();
    try {
      return new TopicReader<>(kafka.bootstrapServers(), new KafkaConsumer<>(config), partitions);
    } catch (KafkaException e) {
      throw new UsageException("Kafka client: " + reason(e), e);
    }
  }

  /** All partitions of the topic, by number. */
  List<TopicPartition> partitions() {
    return partitions;
  }

  /** The partition that holds a stream, by the rule of Kafka's default partitioner. */
  TopicPartition partitionOf(String streamId) {
    int hash = Utils.toPositive(Utils.murmur2(streamId.getBytes(StandardCharsets.UTF_8)));
    return partitions.get(hash % partitions.size());
  }

  /** Reads what comes, from all partitions, until told to stop; idle for a moment at a time. */
  void follow(boolean fromBeginning, BooleanSupplier stopped, Consumer<T> out) {
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
      // Positions are looked up late: whoever starts us wants what comes from now on.
      partitions.forEach(consumer::position);
    }
    while (!stopped.getAsBoolean()) {
      poll(record -> give(record, out));
    }
  }

  /** Reads a range of one partition. The end is where it stands now, at the latest. */
  void read(
      TopicPartition partition,
      TimeBound from,
      TimeBound to,
      Consumer<ConsumerRecord<String, T>> out) {
    consumer.assign(List.of(partition));
    long end = offset(partition, to);
    long next = offset(partition, from);
    consumer.seek(partition, next);
    while (consumer.position(partition, PATIENCE) < end) {
      poll(
          record -> {
            if (record.offset() < end) {
              out.accept(record);
            }
          });
    }
  }

  private static <T> void give(ConsumerRecord<String, T> record, Consumer<T> out) {
    // Null: a tombstone, which says nothing here.
    if (record.value() != null) {
      out.accept(record.value());
    }
  }

  /** Reads everything there is, partition by partition. */
  void readAll(Consumer<ConsumerRecord<String, T>> out) {
    partitions.forEach(p -> read(p, new TimeBound.Beginning(), new TimeBound.End(), out));
  }

  /** True if everything before these ends has been read. */
  boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  private void poll(Consumer<ConsumerRecord<String, T>> out) {
    try {
      consumer.poll(POLL).forEach(out);
    } catch (RecordDeserializationException e) {
      if (e.getCause() instanceof RetriableException registry) {
        throw new ConnectionException(String.valueOf(registry.getMessage()), registry);
      }
      LOG.warn("{} offset {}: skipped: {}", e.topicPartition(), e.offset(), reason(e));
      consumer.seek(e.topicPartition(), e.offset() + 1);
    } catch (KafkaException e) {
      throw unreachable(brokers, e);
    }
  }

  private long offset(TopicPartition partition, TimeBound bound) {
    Set<TopicPartition> one = Set.of(partition);
    try {
      long first = consumer.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(one, PATIENCE).getOrDefault(partition, 0L);
      if (bound instanceof TimeBound.Beginning) {
        return first;
      }
      if (bound instanceof TimeBound.Offset given) {
        return Math.max(first, Math.min(end, given.offset()));
      }
      if (bound instanceof TimeBound.Time time) {
        OffsetAndTimestamp found =
            consumer
                .offsetsForTimes(Map.of(partition, time.instant().toEpochMilli()), PATIENCE)
                .get(partition);
        return found == null ? end : Math.min(end, found.offset());
      }
      return end;
    } catch (KafkaException e) {
      throw unreachable(brokers, e);
    }
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }

  private static ConnectionException unreachable(String brokers, KafkaException e) {
    return e instanceof TimeoutException
        ? new ConnectionException("Kafka at " + brokers + " does not answer", e)
        : new ConnectionException("Kafka at " + brokers + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
