package framewatch.wire.serde;

import framewatch.wire.Records;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.registry.EmbeddedRegistry;
import framewatch.wire.registry.RegistryClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A registry, and what writes and reads records with it. */
final class SerdeFixture implements AutoCloseable {
  static final String DEFECTS = Topics.DEFECTS.name();

  private final EmbeddedRegistry registry = EmbeddedRegistry.start();

  static List<Topic> topics() {
    return Topics.ALL.stream().filter(topic -> topic.schema().isPresent()).toList();
  }

  /** A serializer with further keys and values. */
  AvroSerializer<SpecificRecord> serializer(String... more) {
    var serializer = new AvroSerializer<SpecificRecord>();
    serializer.configure(with(more), false);
    return serializer;
  }

  /** A deserializer with further keys and values. */
  AvroDeserializer<SpecificRecord> deserializer(String... more) {
    var deserializer = new AvroDeserializer<SpecificRecord>();
    deserializer.configure(with(more), false);
    return deserializer;
  }

  /** The keys that name the registry, and further ones. */
  Map<String, Object> with(String... more) {
    Map<String, Object> all = new HashMap<>(Map.of("schema.registry.url", registry.url()));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  /** Returns the schema's id. */
  int register(String topic, Schema schema) {
    return new RegistryClient(with()).register(topic + "-value", schema);
  }

  /** A defect as it is written. */
  byte[] defect() {
    register(DEFECTS, DefectEvent.getClassSchema());
    return serializer().serialize(DEFECTS, Records.of(DefectEvent.getClassSchema(), 1));
  }

  @Override
  public void close() {
    registry.close();
  }
}
