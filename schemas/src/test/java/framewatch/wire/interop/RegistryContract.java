package framewatch.wire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.wire.Records;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.registry.Compatibility;
import framewatch.wire.registry.IncompatibleSchemaException;
import framewatch.wire.registry.RegistryClient;
import framewatch.wire.registry.SchemaNotFoundException;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What our client and serdes, and Confluent's own Java client, find with a registry: the same,
 * whoever made it. Subjects are new in each test, as a registry may live longer than one.
 */
abstract class RegistryContract {
  private static final Schema ONE = record().requiredInt("a").endRecord();
  private static final Schema ADDED = record().requiredInt("a").optionalInt("b").endRecord();
  private static final Schema BROKEN = record().requiredInt("a").requiredInt("c").endRecord();

  private final String subject = UUID.randomUUID() + "-value";

  /** Where the registry is. */
  abstract String url();

  private static SchemaBuilder.FieldAssembler<Schema> record() {
    return SchemaBuilder.record("R").fields();
  }

  private Map<String, Object> keys() {
    return Map.of("schema.registry.url", url());
  }

  private RegistryClient ours() {
    return new RegistryClient(keys());
  }

  private SchemaRegistryClient theirs() {
    return new CachedSchemaRegistryClient(url(), 100);
  }

  static List<Topic> topics() {
    return Topics.ALL.stream().filter(topic -> topic.schema().isPresent()).toList();
  }

  @Test
  void keepsWhatOurClientRegisters() {
    int id = ours().register(subject, ONE);
    assertThat(ours().register(subject, ONE)).isEqualTo(id);
    assertThat(ours().register("other-" + subject, ONE)).isEqualTo(id);
    assertThat(ours().schema(id)).isEqualTo(ONE);
    assertThat(ours().find(subject, ONE).orElseThrow().id()).isEqualTo(id);
    assertThat(ours().latest(subject).orElseThrow().version()).isEqualTo(1);
    assertThat(ours().versions(subject)).containsExactly(1);
  }

  @Test
  void saysWhatItDoesNotKnow() {
    assertThatThrownBy(() -> ours().schema(999_999)).isInstanceOf(SchemaNotFoundException.class);
    assertThat(ours().latest(subject)).isEmpty();
    assertThat(ours().versions(subject)).isEmpty();
    assertThat(ours().find(subject, ONE)).isEmpty();
    assertThat(ours().compatibility(subject)).isEmpty();
    ours().register(subject, ONE);
    assertThat(ours().find(subject, BROKEN)).isEmpty();
  }

  @Test
  void holdsASubjectToItsLevel() {
    ours().setCompatibility(subject, Compatibility.BACKWARD_TRANSITIVE);
    assertThat(ours().compatibility(subject)).contains(Compatibility.BACKWARD_TRANSITIVE);
    ours().register(subject, ONE);
    assertThat(ours().compatible(subject, ADDED)).isTrue();
    assertThat(ours().compatible(subject, BROKEN)).isFalse();
    assertThatThrownBy(() -> ours().register(subject, BROKEN))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining(subject);
    ours().register(subject, ADDED);
    assertThat(ours().versions(subject)).containsExactly(1, 2);
  }

  @Test
  void agreesWithConfluentsJavaClient() throws Exception {
    var schema = new AvroSchema(ONE.toString());
    int id = theirs().register(subject, schema);
    assertThat(ours().register(subject, ONE)).isEqualTo(id);
    assertThat(theirs().getSchemaById(id).canonicalString()).isEqualTo(schema.canonicalString());
    assertThat(theirs().getVersion(subject, schema)).isEqualTo(1);
    assertThat(theirs().getLatestSchemaMetadata(subject).getId()).isEqualTo(id);
    assertThat(theirs().getAllVersions(subject)).containsExactly(1);
    assertThat(theirs().getAllSubjects()).contains(subject);

    theirs().updateCompatibility(subject, "FULL");
    assertThat(ours().compatibility(subject)).contains(Compatibility.FULL);
    assertThat(theirs().getCompatibility(subject)).isEqualTo("FULL");
    assertThat(theirs().testCompatibility(subject, new AvroSchema(ADDED.toString()))).isTrue();
    assertThat(theirs().testCompatibility(subject, new AvroSchema(BROKEN.toString()))).isFalse();
    assertThatThrownBy(() -> theirs().register(subject, new AvroSchema(BROKEN.toString())))
        .isInstanceOfSatisfying(
            RestClientException.class,
            e -> {
              assertThat(e.getStatus()).isEqualTo(409);
              assertThat(e.getErrorCode()).isEqualTo(409);
            });
    assertThatThrownBy(() -> theirs().getSchemaById(999_999))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getErrorCode()).isEqualTo(40403));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void isReadByConfluentsClientAndReadsWhatThatWrote(Topic topic) throws Exception {
    var schema = topic.schema().orElseThrow();
    ours().register(topic.subject(), schema);
    var record = Records.of(schema, 5);
    var serializer = new AvroSerializer<SpecificRecord>();
    serializer.configure(keys(), false);
    var bytes = serializer.serialize(topic.name(), record);

    var coder = new ConfluentSchemaRegistryCoder(topic.subject(), theirs());
    var in = new ByteArrayInputStream(bytes);
    var writtenWith = coder.readSchema(in);
    var read =
        new GenericDatumReader<GenericRecord>(writtenWith)
            .read(null, DecoderFactory.get().binaryDecoder(in, null));
    int streamId = schema.getField("streamId").pos();
    assertThat(read.get("streamId")).hasToString(record.get(streamId).toString());

    var out = new ByteArrayOutputStream();
    coder.writeSchema(writtenWith, out);
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(writtenWith).write(read, encoder);
    encoder.flush();
    assertThat(out.toByteArray()).isEqualTo(bytes);

    var deserializer = new AvroDeserializer<SpecificRecord>();
    deserializer.configure(keys(), false);
    assertThat(deserializer.deserialize(topic.name(), out.toByteArray())).isEqualTo(record);
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt())
        .isEqualTo(theirs().getLatestSchemaMetadata(topic.subject()).getId());
  }
}
