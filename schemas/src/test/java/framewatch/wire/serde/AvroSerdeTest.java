package framewatch.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.wire.Records;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.StreamSpec;
import framewatch.wire.registry.EmbeddedRegistry;
import framewatch.wire.registry.FakeServer;
import framewatch.wire.registry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
  private static final String DEFECTS = Topics.DEFECTS.name();

  private final EmbeddedRegistry registry = EmbeddedRegistry.start();
  private final Map<String, Object> keys = new HashMap<>();

  AvroSerdeTest() {
    keys.put("schema.registry.url", registry.url());
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private AvroSerializer<SpecificRecord> serializer(String... more) {
    var serializer = new AvroSerializer<SpecificRecord>();
    serializer.configure(with(more), false);
    return serializer;
  }

  private AvroDeserializer<SpecificRecord> deserializer(String... more) {
    var deserializer = new AvroDeserializer<SpecificRecord>();
    deserializer.configure(with(more), false);
    return deserializer;
  }

  private Map<String, Object> with(String... more) {
    var all = new HashMap<>(keys);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private int register(String topic, Schema schema) {
    return new RegistryClient(keys).register(topic + "-value", schema);
  }

  private byte[] defect() {
    register(DEFECTS, DefectEvent.getClassSchema());
    return serializer().serialize(DEFECTS, Records.of(DefectEvent.getClassSchema(), 1));
  }

  static List<Topic> topics() {
    return Topics.ALL.stream().filter(topic -> topic.schema().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void readsWhatItWrote(Topic topic) {
    var schema = topic.schema().orElseThrow();
    int id = register(topic.name(), schema);
    for (int seed = 0; seed < 3; seed++) {
      var record = Records.of(schema, seed);
      var bytes = serializer().serialize(topic.name(), record);
      assertThat(bytes[0]).isZero();
      assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
      assertThat(deserializer().deserialize(topic.name(), bytes)).isEqualTo(record);
    }
  }

  @Test
  void writesOneRecordAfterAnotherWithTheSameSerializer() {
    register(DEFECTS, DefectEvent.getClassSchema());
    var serializer = serializer();
    var deserializer = deserializer();
    for (int seed = 0; seed < 50; seed++) {
      var record = Records.of(DefectEvent.getClassSchema(), seed);
      var bytes = serializer.serialize(DEFECTS, record);
      assertThat(deserializer.deserialize(DEFECTS, bytes)).isEqualTo(record);
    }
  }

  @Test
  void passesTombstones() {
    assertThat(serializer().serialize(DEFECTS, null)).isNull();
    assertThat(deserializer().deserialize(DEFECTS, null)).isNull();
  }

  @Test
  void goesOnAfterARecordThatCannotBeWritten() {
    register(DEFECTS, DefectEvent.getClassSchema());
    var serializer = serializer();
    var good = Records.of(DefectEvent.getClassSchema(), 1);
    var before = serializer.serialize(DEFECTS, good);
    var bad = Records.of(DefectEvent.getClassSchema(), 2);
    bad.put(bad.getSchema().getField("configHash").pos(), null);
    assertThatThrownBy(() -> serializer.serialize(DEFECTS, bad))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("framewatch.defects: DefectEvent cannot be written: ")
        .hasMessageContaining("configHash");
    assertThat(serializer.serialize(DEFECTS, good)).isEqualTo(before);
  }

  @Test
  void registersOnlyWhenTold() {
    var record = Records.of(StreamSpec.getClassSchema(), 1);
    assertThatThrownBy(() -> serializer().serialize("framewatch.streams", record))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "framewatch.streams-value: this version's schema of StreamSpec is not registered:"
                + " expected \"framewatch topics create\" to have run");
    serializer("auto.register.schemas", "true").serialize("framewatch.streams", record);
    serializer().serialize("framewatch.streams", record);
  }

  @Test
  void writesWithTheNewestSchemaWhenTold() {
    var own = StreamSpec.getClassSchema();
    register("t", own);
    var documented = new Schema.Parser().parse(own.toString());
    documented.addProp("owner", "somebody");
    int id = register("t", documented);
    var bytes = serializer("use.latest.version", "true").serialize("t", Records.of(own, 1));
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);

    register(
        "t", SchemaBuilder.record("StreamSpec").namespace(own.getNamespace()).fields().endRecord());
    assertThatThrownBy(
            () -> serializer("use.latest.version", "true").serialize("t", Records.of(own, 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 3 has other fields than this program writes");
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
    int id = register("framewatch.streams", newer);
    var record = new GenericData.Record(newer);
    record.put("addedLater", "x");
    record.put("uri", "clip.mp4");
    var read = (StreamSpec) deserializer().deserialize("framewatch.streams", framed(id, record));
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
    assertThatThrownBy(() -> deserializer().deserialize(DEFECTS, bytes.toByteArray()))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.defects: " + message);
  }

  @Test
  void refusesEveryTruncationOfARecordAndBytesBehindIt() {
    var bytes = defect();
    var deserializer = deserializer();
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> deserializer.deserialize(DEFECTS, cut))
          .isInstanceOf(SerializationException.class);
    }
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> deserializer.deserialize(DEFECTS, longer))
        .hasMessage("framewatch.defects: bytes are left over behind the record");
  }

  @Test
  void readsOrRefusesButNeverBreaksOnFlippedBytes() {
    var random = new Random(4711);
    for (var topic : topics()) {
      var schema = topic.schema().orElseThrow();
      register(topic.name(), schema);
      var good = serializer().serialize(topic.name(), Records.of(schema, 3));
      var deserializer = deserializer();
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
    int id = register("framewatch.frames", DefectEvent.getClassSchema());
    var bytes = defect();
    assertThat(id).isEqualTo(ByteBuffer.wrap(bytes, 1, 4).getInt());
    assertThatThrownBy(() -> deserializer().deserialize("framewatch.frames", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.frames: record of type DefectEvent: expected FrameBatch");
    // Read once as what it is, it is still refused on the other topic.
    var deserializer = deserializer();
    deserializer.deserialize(DEFECTS, bytes);
    assertThatThrownBy(() -> deserializer.deserialize("framewatch.frames", bytes))
        .isInstanceOf(SerializationException.class);
    var typed = new AvroDeserializer<>(StreamSpec.class);
    typed.configure(keys, false);
    assertThatThrownBy(() -> typed.deserialize("any", bytes))
        .hasMessage("any: record of type DefectEvent: expected StreamSpec");
  }

  @Test
  void refusesATypeThatItHasNoClassFor() {
    int id = register("any", SchemaBuilder.record("x.Foreign").fields().endRecord());
    var bytes = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    assertThatThrownBy(() -> deserializer().deserialize("any", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("any: x.Foreign is not known here");
  }

  @Test
  void refusesARecordBeyondAllLimits() {
    assertThatThrownBy(() -> deserializer().deserialize(DEFECTS, new byte[(16 << 20) + 1]))
        .isInstanceOf(SerializationException.class)
        .hasMessage("framewatch.defects: record of 16777217 bytes: expected at most 16777216");
  }

  @Test
  void takesAnOutageForAnOutageAndRecoversFromIt() throws Exception {
    var bytes = defect();
    var schema = "{\"schema\": " + quoted(DefectEvent.getClassSchema()) + "}";
    var down = new AtomicBoolean(true);
    try (var server = new FakeServer(n -> new FakeServer.Reply(down.get() ? 503 : 200, schema))) {
      var impatient =
          deserializer(
              "schema.registry.url", server.url(), "schema.registry.retry.timeout.ms", "300");
      assertThatThrownBy(() -> impatient.deserialize(DEFECTS, bytes))
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining(server.url() + " cannot be reached");
      down.set(false);
      var patient = deserializer("schema.registry.url", server.url());
      assertThat(patient.deserialize(DEFECTS, bytes)).isInstanceOf(DefectEvent.class);
    }
  }

  @Test
  void takesARefusalNeitherForAnOutageNorForPoison() throws Exception {
    var bytes = defect();
    var refusal = new FakeServer.Reply(403, "{\"error_code\": 403, \"message\": \"no\"}");
    try (var server = new FakeServer(n -> refusal)) {
      var deserializer = deserializer("schema.registry.url", server.url());
      assertThatThrownBy(() -> deserializer.deserialize(DEFECTS, bytes))
          .isExactlyInstanceOf(KafkaException.class)
          .hasMessage(
              "framewatch.defects: schema id 1: the registry answers 403, no"
                  + " (these credentials may not do that)");
    }
  }

  private static String quoted(Schema schema) {
    return "\"" + schema.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value.subject.name.strategy | io.confluent.kafka.serializers.subject.RecordNameStrategy |"
            + " value.subject.name.strategy=io.confluent.kafka.serializers.subject"
            + ".RecordNameStrategy: expected TopicNameStrategy",
        "specific.avro.reader | false | specific.avro.reader=false: expected true",
        "auto.register.schemas | yes | auto.register.schemas=yes: expected true or false",
        "schema.registry.url | x | schema.registry.url=x: expected a URL such as"
            + " http://localhost:8081",
      })
  void saysWhichKeyIsWrong(String key, String value, String message) {
    assertThatThrownBy(() -> serializer(key, value))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void takesConfluentsNameOfTheStrategy() {
    serializer(
        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy");
  }
}
