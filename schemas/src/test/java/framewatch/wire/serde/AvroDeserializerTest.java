package framewatch.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.wire.Records;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.StreamSpec;
import framewatch.wire.registry.FakeServer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading what others wrote, or what is no record at all. */
class AvroDeserializerTest {
  private final SerdeFixture serdes = new SerdeFixture();

  @AfterEach
  void close() {
    serdes.close();
  }

  @Test
  void readsRecordsOfOtherVersions() throws Exception {
    var newer =
        SchemaBuilder.record("StreamSpec")
            .namespace("framewatch.wire.avro")
            .fields()
            .requiredString("addedLater")
            .requiredString("uri")
            .endRecord();
    int id = serdes.register("framewatch.streams", newer);
    var record = new GenericData.Record(newer);
    record.put("addedLater", "x");
    record.put("uri", "clip.mp4");
    var read =
        (StreamSpec) serdes.deserializer().deserialize("framewatch.streams", framed(id, record));
    assertThat(read.getUri()).isEqualTo("clip.mp4");
    assertThat(read.getEnabled()).isTrue();
  }

  private static byte[] framed(int id, GenericRecord record) throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | record of 0 bytes: expected a header of 5 bytes",
        "00 | record of 1 bytes: expected a header of 5 bytes",
        "01 00 00 00 01 00 | schema by GUID (first byte 1) is not supported: expected a writer that"
            + " puts the schema id into the record (first byte 0)",
        "7b 22 61 22 3a 31 7d | first byte 123: expected 0, Avro with a schema id",
        "00 00 00 00 63 00 | the registry does not know schema id 99",
        "00 ff ff ff ff 00 | the registry does not know schema id -1",
      })
  void refusesGarbageAsPoison(String hex, String message) {
    var bytes = new ByteArrayOutputStream();
    for (String octet : hex.isEmpty() ? new String[0] : hex.split(" ")) {
      bytes.write(Integer.parseInt(octet, 16));
    }
    assertThatThrownBy(
            () -> serdes.deserializer().deserialize(SerdeFixture.DEFECTS, bytes.toByteArray()))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.defects: " + message);
  }

  @Test
  void refusesEveryTruncationOfARecordAndBytesBehindIt() {
    var bytes = serdes.defect();
    var deserializer = serdes.deserializer();
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> deserializer.deserialize(SerdeFixture.DEFECTS, cut))
          .isInstanceOf(SerializationException.class);
    }
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> deserializer.deserialize(SerdeFixture.DEFECTS, longer))
        .hasMessage("framewatch.defects: bytes are left over behind the record");
  }

  @Test
  void readsOrRefusesButNeverBreaksOnFlippedBytes() {
    var random = new Random(4711);
    for (var topic : SerdeFixture.topics()) {
      var schema = topic.schema().orElseThrow();
      serdes.register(topic.name(), schema);
      var good = serdes.serializer().serialize(topic.name(), Records.of(schema, 3));
      var deserializer = serdes.deserializer();
      int refused = 0;
      for (int i = 0; i < 2_000; i++) {
        var bytes = good.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
        }
        try {
          deserializer.deserialize(topic.name(), bytes);
        } catch (SerializationException e) {
          refused++;
        }
      }
      assertThat(refused).as(topic.name()).isPositive();
      assertThat(deserializer.deserialize(topic.name(), good)).isEqualTo(Records.of(schema, 3));
    }
  }

  @Test
  void refusesARecordOfAnotherTypeThanTheTopics() {
    int id = serdes.register("framewatch.frames", DefectEvent.getClassSchema());
    var bytes = serdes.defect();
    assertThat(id).isEqualTo(ByteBuffer.wrap(bytes, 1, 4).getInt());
    assertThatThrownBy(() -> serdes.deserializer().deserialize("framewatch.frames", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.frames: record of type DefectEvent: expected FrameBatch");
    // Read once as what it is, it is still refused on the other topic.
    var deserializer = serdes.deserializer();
    deserializer.deserialize(SerdeFixture.DEFECTS, bytes);
    assertThatThrownBy(() -> deserializer.deserialize("framewatch.frames", bytes))
        .isInstanceOf(SerializationException.class);
    var typed = new AvroDeserializer<>(StreamSpec.class);
    typed.configure(serdes.with(), false);
    assertThatThrownBy(() -> typed.deserialize("any", bytes))
        .hasMessage("any: record of type DefectEvent: expected StreamSpec");
  }

  @Test
  void refusesATypeThatItHasNoClassFor() {
    int id = serdes.register("any", SchemaBuilder.record("x.Foreign").fields().endRecord());
    var bytes = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    assertThatThrownBy(() -> serdes.deserializer().deserialize("any", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("any: x.Foreign is not known here");
  }

  @Test
  void refusesARecordBeyondAllLimits() {
    assertThatThrownBy(
            () -> serdes.deserializer().deserialize(SerdeFixture.DEFECTS, new byte[(16 << 20) + 1]))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.defects: record of 16777217 bytes: expected at most 16777216");
  }

  @Test
  void takesAnOutageForAnOutageAndRecoversFromIt() throws Exception {
    var bytes = serdes.defect();
    var schema = "{\"schema\": " + quoted(DefectEvent.getClassSchema()) + "}";
    var down = new AtomicBoolean(true);
    try (var server = new FakeServer(n -> new FakeServer.Reply(down.get() ? 503 : 200, schema))) {
      var impatient =
          serdes.deserializer(
              "schema.registry.url", server.url(), "schema.registry.retry.timeout.ms", "300");
      assertThatThrownBy(() -> impatient.deserialize(SerdeFixture.DEFECTS, bytes))
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining(server.url() + " cannot be reached");
      down.set(false);
      var patient = serdes.deserializer("schema.registry.url", server.url());
      assertThat(patient.deserialize(SerdeFixture.DEFECTS, bytes)).isInstanceOf(DefectEvent.class);
    }
  }

  @Test
  void takesARefusalNeitherForAnOutageNorForPoison() throws Exception {
    var bytes = serdes.defect();
    var refusal = new FakeServer.Reply(403, "{\"error_code\": 403, \"message\": \"no\"}");
    try (var server = new FakeServer(n -> refusal)) {
      var deserializer = serdes.deserializer("schema.registry.url", server.url());
      assertThatThrownBy(() -> deserializer.deserialize(SerdeFixture.DEFECTS, bytes))
          .isExactlyInstanceOf(KafkaException.class)
          .hasMessage(
              "framewatch.defects: schema id 1: the registry answers 403, no"
                  + " (these credentials may not do that)");
    }
  }

  private static String quoted(Schema schema) {
    return "\"" + schema.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
