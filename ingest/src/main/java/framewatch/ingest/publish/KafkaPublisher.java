package framewatch.ingest.publish;

import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.SampleReason;
import framewatch.wire.serde.AvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the frames and samples topics, keyed by stream. One instance serves all streams of a
 * worker: stream threads serialize and, when too many bytes wait for Kafka, wait themselves or are
 * refused; Kafka's thread only reports. What has been taken is retried for as long as the client's
 * {@code delivery.timeout.ms} says, by default for ever, so that an outage of the cluster loses
 * nothing that was taken.
 */
public final class KafkaPublisher implements Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final InFlight inFlight;
  private final Serializer<Object> serializer;
  private final Lane frames;
  private final Lane samples;

  /**
   * @param client settings of the producers and of the serializer: Kafka's and the registry's own
   *     keys; {@code value.serializer} names another serializer
   * @param params bounds
   * @throws PublishException if the client or the serializer refuses its settings, or the registry
   *     does not know our schemas
   */
  public KafkaPublisher(Map<String, Object> client, PublishParams params) {
    inFlight = new InFlight(params.buffer(), params.patience().toMillis());
    try {
      serializer = serializer(client);
      frames = new Lane(Topics.FRAMES, "zstd", client, params);
      // Pictures are compressed already.
      samples = new Lane(Topics.SAMPLES, "none", client, params);
      // Asks the registry now: later it may be away.
      frames.serialize(emptyBatch());
      samples.serialize(emptyPayload());
    } catch (KafkaException e) {
      throw new PublishException(KafkaFailure.text(cause(e)), e);
    }
  }

  @Override
  public boolean publish(FrameBatch batch, boolean mayDrop) {
    return frames.send(batch.getStreamId(), batch, mayDrop);
  }

  @Override
  public boolean publish(FramePayload payload, boolean mayDrop) {
    return samples.send(payload.getStreamId(), payload, mayDrop);
  }

  @Override
  public void flush(String streamId) {
    inFlight.await(streamId);
  }

  @Override
  public void close() {
    inFlight.close();
    frames.producer.close(CLOSE_LIMIT);
    samples.producer.close(CLOSE_LIMIT);
    serializer.close();
  }

  private static FrameBatch emptyBatch() {
    return FrameBatch.newBuilder()
        .setMarks(List.of())
        .setVideo(new VideoColumns().build())
        .setAudio(new AudioColumns().build())
        .build();
  }

  private static FramePayload emptyPayload() {
    return FramePayload.newBuilder()
        .setReason(SampleReason.NONE)
        .setEncoding(PictureEncoding.OMITTED)
        .build();
  }

  private static Throwable cause(Throwable e) {
    return e.getCause() == null ? e : e.getCause();
  }

  @SuppressWarnings("unchecked")
  private static Serializer<Object> serializer(Map<String, Object> client) {
    var name = client.getOrDefault("value.serializer", AvroSerializer.class.getName());
    try {
      var made = Class.forName(name.toString()).getDeclaredConstructor().newInstance();
      var serializer = (Serializer<Object>) made;
      serializer.configure(client, false);
      return serializer;
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new KafkaException("value.serializer=" + name + ": expected a serializer's class", e);
    }
  }

  /** One topic and its producer. */
  private final class Lane {
    private final String topic;
    private final int maxRequest;
    private final KafkaProducer<String, byte[]> producer;

    Lane(Topic topic, String compression, Map<String, Object> client, PublishParams params) {
      this.topic = topic.name();
      var all = new HashMap<String, Object>();
      all.put("acks", "all");
      all.put("enable.idempotence", true);
      all.put("compression.type", compression);
      all.put("linger.ms", 20);
      all.put("delivery.timeout.ms", Integer.MAX_VALUE);
      // Our own account lets in less, so that the client never waits for memory.
      all.put("buffer.memory", 2 * params.buffer());
      all.put("max.block.ms", 1000);
      all.put("max.request.size", topic.maxMessageBytes());
      all.putAll(client);
      all.remove("key.serializer");
      all.remove("value.serializer");
      producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
      maxRequest = Integer.parseInt(all.get("max.request.size").toString());
    }

    boolean send(String streamId, SpecificRecord value, boolean mayDrop) {
      byte[] bytes = serialize(value);
      if (bytes.length > maxRequest) {
        LOG.warn(
            "{}: a record of {} bytes for {} is not sent, max.request.size is {}",
            streamId,
            bytes.length,
            topic,
            maxRequest);
        return false;
      }
      if (!inFlight.enter(streamId, bytes.length, mayDrop)) {
        return false;
      }
      long since = System.nanoTime();
      while (!handOver(streamId, bytes)) {
        if (mayDrop) {
          inFlight.leave(streamId, bytes.length, null);
          return false;
        }
        long waited = (System.nanoTime() - since) / 1_000_000_000;
        LOG.warn(
            "{}: waiting for Kafka since {} s to take records for {}", streamId, waited, topic);
      }
      return true;
    }

    private byte[] serialize(SpecificRecord value) {
      try {
        return serializer.serialize(topic, value);
      } catch (KafkaException e) {
        throw new PublishException(KafkaFailure.text(e), e);
      }
    }

    /** Returns false if the client does not know the topic's partitions within a moment. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback gets all that the future has.
    private boolean handOver(String streamId, byte[] bytes) {
      var sender = Thread.currentThread();
      var busy = new AtomicBoolean();
      try {
        // No timestamp: the client takes the clock, which is when we captured it.
        producer.send(
            new ProducerRecord<>(topic, streamId, bytes),
            (stored, failure) -> {
              // The client reports a wait in vain for metadata here, before send returns.
              if (failure instanceof TimeoutException && Thread.currentThread() == sender) {
                busy.set(true);
              } else {
                inFlight.leave(streamId, bytes.length, failure);
              }
            });
        return !busy.get();
      } catch (KafkaException | IllegalStateException e) {
        inFlight.leave(streamId, bytes.length, null);
        throw new PublishException(KafkaFailure.text(e), e);
      }
    }
  }
}
