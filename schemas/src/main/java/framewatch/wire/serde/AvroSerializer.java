package framewatch.wire.serde;

import framewatch.wire.WireData;
import framewatch.wire.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record in Confluent's framing: a zero byte, the schema's id in the registry as four
 * bytes, Avro's binary form. The subject is the topic's name and {@code -value}. Safe for many
 * threads, as a producer is.
 *
 * <p>Keys: those of {@link SerdeConfig}. A schema that is not registered is an error here, unless
 * {@code auto.register.schemas} is true.
 *
 * @param <T> the records
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  static final int HEADER = 5;

  private static final int SCRATCH = 16 << 10;
  private static final int LARGEST_SCRATCH = 1 << 20;

  /** What a record is written with. */
  private record Writer(int id, SpecificDatumWriter<SpecificRecord> writer) {}

  private record Use(String topic, Schema schema) {}

  private final ConcurrentHashMap<Use, Writer> writers = new ConcurrentHashMap<>();
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
  private @Nullable SerdeConfig config;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    config = SerdeConfig.from(configs, isKey);
  }

  @Override
  @SuppressWarnings("NullAway") // Kafka's interface: a tombstone is null.
  public byte[] serialize(String topic, @Nullable T record) {
    if (record == null) {
      return null;
    }
    var use = new Use(topic, record.getSchema());
    var writer = writers.get(use);
    if (writer == null) {
      // Others who write to this topic wait here for the one who asks; a failure is not kept.
      writer = writers.computeIfAbsent(use, this::writer);
    }
    var own = scratch.get();
    try {
      return own.write(writer, record);
    } catch (IOException | RuntimeException e) {
      // The encoder may hold the half of a record.
      scratch.remove();
      throw new SerializationException(
          topic + ": " + record.getSchema().getName() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Writer writer(Use use) {
    var settings = config;
    if (settings == null) {
      throw new IllegalStateException("configure was not called");
    }
    var registry = settings.registry();
    var subject = use.topic() + "-value";
    return Failures.of(
        use.topic(),
        () -> {
          if (settings.autoRegister()) {
            int id = registry.register(subject, use.schema());
            return new Writer(id, new SpecificDatumWriter<>(use.schema(), WireData.INSTANCE));
          }
          if (settings.useLatest()) {
            var latest = registry.latest(subject).orElseThrow(() -> missing(subject, use));
            return latest(latest, use.schema());
          }
          var found = registry.find(subject, use.schema()).orElseThrow(() -> missing(subject, use));
          return new Writer(found.id(), new SpecificDatumWriter<>(use.schema(), WireData.INSTANCE));
        });
  }

  /** Writes fields of our record under another version of its schema, where that loses nothing. */
  private static Writer latest(RegisteredSchema latest, Schema own) {
    var schema = new Schema.Parser().parse(latest.schema());
    var fits = SchemaCompatibility.checkReaderWriterCompatibility(schema, own).getType();
    if (!schema.equals(own)
        && !(fits == SchemaCompatibilityType.COMPATIBLE && names(schema).equals(names(own)))) {
      throw new SerializationException(
          latest.subject()
              + ": version "
              + latest.version()
              + " has other fields than this program writes: expected use.latest.version=false");
    }
    return new Writer(latest.id(), new SpecificDatumWriter<>(schema, WireData.INSTANCE));
  }

  /** The writer takes fields by their place, so the places must be the same. */
  private static List<String> names(Schema schema) {
    return schema.getFields().stream().map(f -> f.name() + " " + f.schema().getType()).toList();
  }

  private static SerializationException missing(String subject, Use use) {
    return new SerializationException(
        subject
            + ": this version's schema of "
            + use.schema().getName()
            + " is not registered: expected \"framewatch topics create\" to have run");
  }

  /** One thread's buffer and encoder, used again for each record. */
  private static final class Scratch extends ByteArrayOutputStream {
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, null);

    Scratch() {
      super(SCRATCH);
    }

    byte[] write(Writer writer, SpecificRecord record) throws IOException {
      reset();
      int id = writer.id();
      write(0);
      write(id >>> 24);
      write(id >>> 16);
      write(id >>> 8);
      write(id);
      writer.writer().write(record, encoder);
      encoder.flush();
      var bytes = toByteArray();
      if (buf.length > LARGEST_SCRATCH) {
        // One large picture must not cost each thread its size for ever.
        buf = new byte[SCRATCH];
      }
      return bytes;
    }
  }
}
