package framewatch.standalone;

import framewatch.cli.ConnectionException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.UsageException;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.serde.AvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the events of a replay to a topic of the user's. Used by one thread. */
final class EventSink implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<String, DefectEvent> producer;

  private EventSink(String topic, KafkaProducer<String, DefectEvent> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @throws UsageException for a topic of the contract: a replay must not look like live events
   */
  static EventSink open(KafkaOptions kafka, String topic) {
    if (Topics.named(topic).isPresent()) {
      throw new UsageException("--output " + topic + ": expected a topic of your own");
    }
    Map<String, Object> config = new HashMap<>(kafka.producer());
    config.putAll(kafka.registry());
    config.putIfAbsent("key.serializer", StringSerializer.class.getName());
    config.putIfAbsent("value.serializer", AvroSerializer.class.getName());
    // Nobody else declares the schema of a topic of the user's.
    config.putIfAbsent("auto.register.schemas", "true");
    config.putIfAbsent("max.block.ms", "15000");
    return new EventSink(topic, new KafkaProducer<>(config));
  }

  void send(DefectEvent event) {
    try {
      producer.send(new ProducerRecord<>(topic, event.getStreamId(), event)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException(topic + ": interrupted", e);
    } catch (java.util.concurrent.ExecutionException | KafkaException e) {
      throw new ConnectionException(topic + ": cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
