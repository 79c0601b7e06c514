package framewatch.e2e.snippets;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.serde.AvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints each defect as it opens and closes; stands in the README. */
public final class ConsumeDefects {
  private ConsumeDefects() {}

  /** Arguments: bootstrap servers, URL of the schema registry. */
  public static void main(String[] args) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            args[0],
            "schema.registry.url",
            args[1],
            "group.id",
            "alerting",
            "auto.offset.reset",
            "earliest",
            // Not the default: an analyzer that dies leaves events behind that never happened.
            "isolation.level",
            "read_committed",
            "key.deserializer",
            StringDeserializer.class.getName(),
            "value.deserializer",
            AvroDeserializer.class.getName());
    try (KafkaConsumer<String, DefectEvent> consumer = new KafkaConsumer<>(config)) {
      consumer.subscribe(List.of("framewatch.defects"));
      while (true) {
        for (ConsumerRecord<String, DefectEvent> record : consumer.poll(Duration.ofSeconds(1))) {
          DefectEvent defect = record.value();
          // One id from OPEN to CLOSE, and on every replay: use it as the key of an alert.
          System.out.printf(
              "%s %s %s %s %s %.3f %.3f%n",
              defect.getPhase(),
              defect.getId(),
              defect.getStreamId(),
              defect.getDetector(),
              defect.getSeverity(),
              defect.getStartUs() / 1e6,
              defect.getEndUs() / 1e6);
        }
      }
    }
  }
}
