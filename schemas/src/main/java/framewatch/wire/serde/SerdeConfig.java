package framewatch.wire.serde;

import framewatch.config.SettingsException;
import framewatch.wire.registry.RegistryClient;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What our serializers take from a client's configuration: Confluent's own keys with the same
 * meaning, and {@link RegistryClient}'s. Other strategies and readers than ours stop the start.
 *
 * @param registry where schemas are
 * @param autoRegister register a schema that is not there; off by default, so that only {@code
 *     topics create} changes the contract
 * @param useLatest write with the newest schema of the subject instead of the record's own
 */
record SerdeConfig(RegistryClient registry, boolean autoRegister, boolean useLatest) {

  static SerdeConfig from(Map<String, ?> keys, boolean isKey) {
    if (isKey) {
      throw new ConfigException("this serializer is for values: keys are stream ids, plain text");
    }
    only(keys, "value.subject.name.strategy", "TopicNameStrategy");
    only(keys, "specific.avro.reader", "true");
    try {
      return new SerdeConfig(
          new RegistryClient(keys),
          truth(keys, "auto.register.schemas"),
          truth(keys, "use.latest.version"));
    } catch (SettingsException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static boolean truth(Map<String, ?> keys, String key) {
    var value = keys.containsKey(key) ? String.valueOf(keys.get(key)) : "false";
    if (!value.equals("true") && !value.equals("false")) {
      throw new ConfigException(key + "=" + value + ": expected true or false");
    }
    return value.equals("true");
  }

  private static void only(Map<String, ?> keys, String key, String supported) {
    var value = keys.containsKey(key) ? String.valueOf(keys.get(key)) : supported;
    // A class may be given by its full name, or as a class.
    if (!value.substring(value.lastIndexOf('.') + 1).equals(supported)) {
      throw new ConfigException(key + "=" + value + ": expected " + supported);
    }
  }
}
