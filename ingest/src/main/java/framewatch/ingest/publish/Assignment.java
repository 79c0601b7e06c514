package framewatch.ingest.publish;

import framewatch.config.Redactor;
import framewatch.wire.Topics;
import framewatch.wire.avro.StreamSpec;
import framewatch.wire.serde.AvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that are this worker's to watch: those in the partitions of the streams topic that
 * the consumer group gives it. The topic is compacted; of each partition everything is read anew
 * whenever it is given, and no offset is ever committed. Used by one thread, but for {@link #stop}.
 */
public final class Assignment implements AutoCloseable {
  /** Group of all ingest workers, unless {@code group.id} says otherwise. */
  public static final String GROUP = "framewatch-ingest";

  private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** What is done with streams. */
  public interface Streams {
    /** Watch this stream, which is not being watched. */
    void start(StreamSpec spec);

    /**
     * Stop watching these, and return when that is done.
     *
     * @param forGood true if they are not to be watched any more, false if by somebody else
     */
    void stop(Collection<String> streamIds, boolean forGood);
  }

  /** A partition of ours: what stands in it, and what we made of that. */
  private static final class Part {
    private final Map<String, StreamSpec> wanted = new HashMap<>();
    private final Map<String, StreamSpec> watched = new HashMap<>();

    /** Offset up to which it has to be read before what stands in it is believed. */
    private long end;
  }

  private final KafkaConsumer<String, byte[]> consumer;
  private final AvroDeserializer<StreamSpec> deserializer =
      new AvroDeserializer<>(StreamSpec.class);
  private final Map<TopicPartition, Part> parts = new HashMap<>();
  private volatile boolean stopped;

  /**
   * @param client settings of the consumer and of the deserializer
   */
  public Assignment(Map<String, Object> client) {
    var all = new HashMap<>(client);
    all.putIfAbsent("group.id", GROUP);
    all.put("enable.auto.commit", false);
    all.put("auto.offset.reset", "earliest");
    all.put("isolation.level", "read_committed");
    deserializer.configure(client, false);
    consumer = new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Follows the topic until {@link #stop}, then stops the streams. */
  public void run(Streams streams) {
    try {
      consumer.subscribe(List.of(Topics.STREAMS.name()), new Rebalance(streams));
      while (!stopped) {
        for (var record : consumer.poll(POLL)) {
          if (!read(record)) {
            consumer.seek(partition(record), record.offset());
            break;
          }
        }
        parts.forEach((partition, part) -> apply(partition, part, streams));
      }
    } catch (WakeupException e) {
      LOG.debug("stopped", e);
    } finally {
      parts.values().forEach(part -> streams.stop(List.copyOf(part.watched.keySet()), false));
      parts.clear();
    }
  }

  /** Makes {@link #run} return; may be called by any thread. */
  public void stop() {
    stopped = true;
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
    deserializer.close();
  }

  /** Takes a record into account; false if it has to be read again because the registry is away. */
  private boolean read(ConsumerRecord<String, byte[]> record) {
    var part = parts.get(partition(record));
    if (part == null) {
      return true;
    }
    try {
      var spec =
          record.value() == null ? null : deserializer.deserialize(record.topic(), record.value());
      put(part, record, spec);
      return true;
    } catch (RetriableException e) {
      LOG.warn(
          "waiting for the schema registry: {}", Redactor.text(String.valueOf(e.getMessage())));
      return false;
    } catch (KafkaException e) {
      LOG.warn("ignored {}: {}", place(record), Redactor.text(String.valueOf(e.getMessage())));
      return true;
    }
  }

  private static void put(
      Part part, ConsumerRecord<String, byte[]> record, @Nullable StreamSpec spec) {
    if (spec == null || !spec.getEnabled()) {
      part.wanted.remove(record.key());
    } else if (!Objects.equals(record.key(), spec.getStreamId()) || spec.getUri().isEmpty()) {
      LOG.warn("ignored {}: expected a key equal to streamId, and a uri", place(record));
    } else {
      part.wanted.put(record.key(), spec);
    }
  }

  private void apply(TopicPartition partition, Part part, Streams streams) {
    if (part.wanted.equals(part.watched) || consumer.position(partition) < part.end) {
      return;
    }
    var gone = new ArrayList<String>();
    var changed = new ArrayList<String>();
    part.watched.forEach(
        (id, spec) -> {
          var wanted = part.wanted.get(id);
          if (wanted == null) {
            gone.add(id);
          } else if (!wanted.equals(spec)) {
            changed.add(id);
          }
        });
    streams.stop(gone, true);
    streams.stop(changed, false);
    part.wanted.forEach(
        (id, spec) -> {
          if (!spec.equals(part.watched.get(id))) {
            streams.start(spec);
          }
        });
    part.watched.clear();
    part.watched.putAll(part.wanted);
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d at offset %d".formatted(record.topic(), record.partition(), record.offset());
  }

  /** Partitions come and go, within poll. */
  private final class Rebalance implements ConsumerRebalanceListener {
    private final Streams streams;

    Rebalance(Streams streams) {
      this.streams = streams;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.seekToBeginning(partitions);
      consumer
          .endOffsets(partitions)
          .forEach(
              (partition, end) -> {
                var part = new Part();
                part.end = end;
                parts.put(partition, part);
              });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      for (var partition : partitions) {
        var part = parts.remove(partition);
        if (part != null) {
          streams.stop(List.copyOf(part.watched.keySet()), false);
        }
      }
    }
  }
}
