package framewatch.analyzer;

import framewatch.config.SettingsException;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serializers of record values, made from class names as Kafka's own clients do, so that others
 * that write the same bytes can take the place of ours.
 *
 * @param deserializer class name
 * @param serializer class name
 * @param properties that both are configured with, such as {@code schema.registry.url}
 */
public record AvroSerdes(String deserializer, String serializer, Map<String, ?> properties) {

  <V> Deserializer<V> deserializer(Class<V> type) {
    @SuppressWarnings("unchecked") // as configured; a record of another type is a dead letter
    Deserializer<V> made = (Deserializer<V>) make(deserializer, Deserializer.class);
    made.configure(properties, false);
    return made;
  }

  <V> Serializer<V> serializer(Class<V> type) {
    @SuppressWarnings("unchecked")
    Serializer<V> made = (Serializer<V>) make(serializer, Serializer.class);
    made.configure(properties, false);
    return made;
  }

  private static <T> T make(String name, Class<T> type) {
    try {
      return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new SettingsException(
          "%s: expected a %s on the class path".formatted(name, type.getSimpleName()));
    }
  }
}
