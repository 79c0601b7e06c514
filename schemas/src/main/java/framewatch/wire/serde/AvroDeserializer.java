package framewatch.wire.serde;

import framewatch.wire.Topics;
import framewatch.wire.WireData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in Confluent's framing, written with any version of their schema. Safe for many
 * threads.
 *
 * <p>What can never be read (garbage, an unknown schema, a record of another type than the topic's)
 * is a {@link SerializationException} and belongs to the dead letters. A registry that does not
 * answer is a {@link org.apache.kafka.common.errors.RetriableException}: it says nothing about the
 * record.
 *
 * @param <T> the records
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  /** Largest record that is looked at, bytes; above what any topic takes. */
  private static final int LARGEST = 16 << 20;

  private final @Nullable Schema expected;
  private final ThreadLocal<Readers> readers = ThreadLocal.withInitial(Readers::new);
  private @Nullable SerdeConfig config;

  /** Makes records of our schema. */
  private record Reader(Schema own, DatumReader<SpecificRecord> reader) {}

  /** One thread's decoder, and its readers by the id of the writer's schema. */
  private static final class Readers extends HashMap<Integer, Reader> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable BinaryDecoder decoder;
  }

  /** Made by Kafka from its class name: takes what the topic is declared to hold. */
  public AvroDeserializer() {
    expected = null;
  }

  /** Takes records of one type, on any topic. */
  public AvroDeserializer(Class<T> type) {
    expected = WireData.INSTANCE.getSchema(type);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    config = SerdeConfig.from(configs, isKey);
  }

  @Override
  @SuppressWarnings({"NullAway", "unchecked"}) // Null: a tombstone. Cast: the type was checked.
  public T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    int id = id(topic, data);
    var own = readers.get();
    var reader = own.get(id);
    if (reader == null) {
      reader = Failures.of(topic, () -> reader(topic, id));
      own.put(id, reader);
    }
    checkType(topic, reader.own);
    var record = read(topic, data, reader, own);
    if (record == null) {
      throw new SerializationException(topic + ": bytes are left over behind the record");
    }
    return (T) record;
  }

  /** The record; null if there is more than the record. */
  private static @Nullable SpecificRecord read(
      String topic, byte[] data, Reader reader, Readers own) {
    int length = data.length - AvroSerializer.HEADER;
    try {
      var decoder =
          DecoderFactory.get().binaryDecoder(data, AvroSerializer.HEADER, length, own.decoder);
      own.decoder = decoder;
      var record = reader.reader.read(null, decoder);
      return decoder.isEnd() ? record : null;
    } catch (IOException | RuntimeException e) {
      // Of garbage Avro makes exceptions of a dozen kinds.
      throw new SerializationException(topic + ": no whole " + reader.own.getName() + ": " + e, e);
    }
  }

  private static int id(String topic, byte[] data) {
    if (data.length > LARGEST) {
      throw new SerializationException(
          topic + ": record of " + data.length + " bytes: expected at most " + LARGEST);
    }
    if (data.length < AvroSerializer.HEADER) {
      throw new SerializationException(
          topic + ": record of " + data.length + " bytes: expected a header of 5 bytes");
    }
    if (data[0] == 1) {
      throw new SerializationException(
          topic
              + ": schema by GUID (first byte 1) is not supported:"
              + " expected a writer that puts the schema id into the record (first byte 0)");
    }
    if (data[0] != 0) {
      throw new SerializationException(
          topic + ": first byte " + data[0] + ": expected 0, Avro with a schema id");
    }
    return ByteBuffer.wrap(data, 1, 4).getInt();
  }

  private Reader reader(String topic, int id) {
    if (config == null) {
      throw new IllegalStateException("configure was not called");
    }
    var written = config.registry().schema(id);
    checkType(topic, written);
    Class<?> type = WireData.INSTANCE.getClass(written);
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new SerializationException(topic + ": " + written.getFullName() + " is not known here");
    }
    var own = WireData.INSTANCE.getSchema(type);
    try {
      // Not SpecificDatumReader, which walks a grammar for each number and takes twice as long.
      return new Reader(
          own, new FastReaderBuilder(WireData.INSTANCE).createDatumReader(written, own));
    } catch (IOException e) {
      throw new SerializationException(
          topic + ": schema " + id + " does not fit that of " + own.getName() + " here: " + e, e);
    }
  }

  private void checkType(String topic, Schema schema) {
    var wanted =
        expected != null ? expected : Topics.named(topic).flatMap(t -> t.schema()).orElse(null);
    if (wanted != null && !wanted.getFullName().equals(schema.getFullName())) {
      throw new SerializationException(
          topic + ": record of type " + schema.getName() + ": expected " + wanted.getName());
    }
  }
}
