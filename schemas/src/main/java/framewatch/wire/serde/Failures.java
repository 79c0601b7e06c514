package framewatch.wire.serde;

import framewatch.wire.registry.RegistryException;
import framewatch.wire.registry.RegistryUnreachableException;
import framewatch.wire.registry.SchemaNotFoundException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Tells a bad record from a bad day of the registry in Kafka's terms. A record that can never be
 * read is a {@link SerializationException}: it goes to the dead letters. A registry that does not
 * answer is a {@link TimeoutException}, which Kafka calls retriable. One that refuses us is a plain
 * {@link KafkaException}: somebody has to do something, and no record is to be thrown away for it.
 */
final class Failures {
  private Failures() {}

  static <R> R of(String what, Supplier<R> call) {
    try {
      return call.get();
    } catch (RegistryUnreachableException e) {
      throw new TimeoutException(what + ": " + e.getMessage(), e);
    } catch (SchemaNotFoundException e) {
      throw new SerializationException(what + ": " + e.getMessage(), e);
    } catch (RegistryException e) {
      throw new KafkaException(what + ": " + e.getMessage(), e);
    }
  }
}
