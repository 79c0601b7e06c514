package framewatch.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Avro's way to our classes, for readers of records. It makes the classes of the contract and no
 * other, whatever a record's schema names; so Avro's own list of trusted classes, which a program
 * has to set for the whole JVM, is not needed.
 */
public final class WireData extends SpecificData {
  /** The only one: it has no state. */
  public static final WireData INSTANCE = new WireData();

  private final Map<String, Class<?>> classes = new HashMap<>();

  private WireData() {
    super(WireData.class.getClassLoader());
    Topics.ALL.forEach(topic -> topic.schema().ifPresent(this::add));
  }

  private void add(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (classes.put(schema.getFullName(), load(schema)) == null) {
          schema.getFields().forEach(field -> add(field.schema()));
        }
      }
      case ENUM -> classes.put(schema.getFullName(), load(schema));
      case ARRAY -> add(schema.getElementType());
      case MAP -> add(schema.getValueType());
      case UNION -> schema.getTypes().forEach(this::add);
      default -> {}
    }
  }

  private static Class<?> load(Schema schema) {
    try {
      return Class.forName(schema.getFullName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  @SuppressWarnings({"rawtypes", "NullAway"}) // As declared by Avro: null for an unknown class.
  public Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> classes.get(schema.getFullName());
      default -> super.getClass(schema);
    };
  }
}
