package framewatch.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.wire.Records;
import framewatch.wire.Topic;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.StreamSpec;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Writing records, and reading back what was written. */
class AvroSerdeTest {
  private final SerdeFixture serdes = new SerdeFixture();

  @AfterEach
  void close() {
    serdes.close();
  }

  @ParameterizedTest
  @MethodSource("framewatch.wire.serde.SerdeFixture#topics")
  void readsWhatItWrote(Topic topic) {
    var schema = topic.schema().orElseThrow();
    int id = serdes.register(topic.name(), schema);
    for (int seed = 0; seed < 3; seed++) {
      var record = Records.of(schema, seed);
      var bytes = serdes.serializer().serialize(topic.name(), record);
      assertThat(bytes[0]).isZero();
      assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
      assertThat(serdes.deserializer().deserialize(topic.name(), bytes)).isEqualTo(record);
    }
  }

  @Test
  void writesOneRecordAfterAnotherWithTheSameSerializer() {
    serdes.register(SerdeFixture.DEFECTS, DefectEvent.getClassSchema());
    var serializer = serdes.serializer();
    var deserializer = serdes.deserializer();
    for (int seed = 0; seed < 50; seed++) {
      var record = Records.of(DefectEvent.getClassSchema(), seed);
      var bytes = serializer.serialize(SerdeFixture.DEFECTS, record);
      assertThat(deserializer.deserialize(SerdeFixture.DEFECTS, bytes)).isEqualTo(record);
    }
  }

  @Test
  void passesTombstones() {
    assertThat(serdes.serializer().serialize(SerdeFixture.DEFECTS, null)).isNull();
    assertThat(serdes.deserializer().deserialize(SerdeFixture.DEFECTS, null)).isNull();
  }

  @Test
  void goesOnAfterARecordThatCannotBeWritten() {
    serdes.register(SerdeFixture.DEFECTS, DefectEvent.getClassSchema());
    var serializer = serdes.serializer();
    var good = Records.of(DefectEvent.getClassSchema(), 1);
    var before = serializer.serialize(SerdeFixture.DEFECTS, good);
    var bad = Records.of(DefectEvent.getClassSchema(), 2);
    bad.put(bad.getSchema().getField("configHash").pos(), null);
    assertThatThrownBy(() -> serializer.serialize(SerdeFixture.DEFECTS, bad))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("framewatch.defects: DefectEvent cannot be written: ")
        .hasMessageContaining("configHash");
    assertThat(serializer.serialize(SerdeFixture.DEFECTS, good)).isEqualTo(before);
  }

  @Test
  void registersOnlyWhenTold() {
    var record = Records.of(StreamSpec.getClassSchema(), 1);
    assertThatThrownBy(() -> serdes.serializer().serialize("framewatch.streams", record))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "framewatch.streams-value: this version's schema of StreamSpec is not registered:"
                + " expected \"framewatch topics create\" to have run");
    serdes.serializer("auto.register.schemas", "true").serialize("framewatch.streams", record);
    serdes.serializer().serialize("framewatch.streams", record);
  }

  @Test
  void writesWithTheNewestSchemaWhenTold() {
    var own = StreamSpec.getClassSchema();
    serdes.register("t", own);
    var documented = new Schema.Parser().parse(own.toString());
    documented.addProp("owner", "somebody");
    int id = serdes.register("t", documented);
    var bytes = serdes.serializer("use.latest.version", "true").serialize("t", Records.of(own, 1));
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);

    serdes.register(
        "t", SchemaBuilder.record("StreamSpec").namespace(own.getNamespace()).fields().endRecord());
    assertThatThrownBy(
            () ->
                serdes.serializer("use.latest.version", "true").serialize("t", Records.of(own, 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 3 has other fields than this program writes");
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
    assertThatThrownBy(() -> serdes.serializer(key, value))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void takesConfluentsNameOfTheStrategy() {
    serdes.serializer(
        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy");
  }
}
