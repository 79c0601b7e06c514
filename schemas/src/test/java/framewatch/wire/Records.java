package framewatch.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Records with every field set, made from their schemas: they follow when a schema changes. */
public final class Records {
  private Records() {}

  /** A record of a schema's class; the same seed gives the same record. */
  public static SpecificRecord of(Schema schema, long seed) {
    var generic = value(schema, new Random(seed));
    var bytes = new ByteArrayOutputStream();
    try {
      var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<>(schema).write(generic, encoder);
      encoder.flush();
      var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
      return new SpecificDatumReader<SpecificRecord>(schema, schema, WireData.INSTANCE)
          .read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case RECORD -> {
        var record = new GenericData.Record(schema);
        schema.getFields().forEach(f -> record.put(f.pos(), value(f.schema(), random)));
        yield record;
      }
      case ENUM -> {
        var symbols = schema.getEnumSymbols();
        yield new GenericData.EnumSymbol(schema, symbols.get(random.nextInt(symbols.size())));
      }
      case ARRAY -> {
        var items = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
          items.add(value(schema.getElementType(), random));
        }
        yield items;
      }
      case MAP -> {
        var entries = new HashMap<String, Object>();
        entries.put("a", value(schema.getValueType(), random));
        entries.put("b", value(schema.getValueType(), random));
        yield entries;
      }
      // A union is null or something here: the something.
      case UNION -> value(schema.getTypes().get(1), random);
      case BYTES -> {
        var bytes = new byte[25 * 144];
        random.nextBytes(bytes);
        yield ByteBuffer.wrap(bytes);
      }
      case STRING -> "text-é-" + random.nextInt(1000);
      case INT -> random.nextInt();
      // 53 bits: JavaScript has no more.
      case LONG -> random.nextLong() >> 11;
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case FIXED, NULL -> throw new IllegalArgumentException(schema.toString());
    };
  }
}
