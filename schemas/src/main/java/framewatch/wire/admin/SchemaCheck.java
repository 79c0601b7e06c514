package framewatch.wire.admin;

import framewatch.cli.ConnectionException;
import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.wire.Topic;
import framewatch.wire.registry.RegistryClient;
import framewatch.wire.registry.RegistryException;
import framewatch.wire.registry.RegistryUnreachableException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/** Sees before a worker starts whether the schemas that it writes with are registered. */
public final class SchemaCheck {
  private SchemaCheck() {}

  /**
   * Checks the schemas of the topics that a worker writes to.
   *
   * @throws ConnectionException if no registry answers in time
   * @throws ContractException if a schema is not registered; the message names the cure
   */
  public static void check(KafkaOptions kafka, Collection<Topic> written, Duration timeout) {
    var registry = registry(kafka, timeout);
    for (var topic : written) {
      topic
          .schema()
          .filter(schema -> call(() -> registry.find(topic.subject(), schema)).isEmpty())
          .ifPresent(
              schema -> {
                throw new ContractException(
                    topic.subject()
                        + ": this version's schema of "
                        + schema.getName()
                        + " is not registered: run framewatch topics create");
              });
    }
  }

  /**
   * Checks that a registry answers: all that a reader needs, which takes any version.
   *
   * @throws ConnectionException if no registry answers in time
   * @throws ContractException if it refuses us
   */
  public static void reach(KafkaOptions kafka, Topic read, Duration timeout) {
    var registry = registry(kafka, timeout);
    call(() -> registry.latest(read.subject()));
  }

  /** A client that gives up within the time. */
  static RegistryClient registry(KafkaOptions kafka, Duration timeout) {
    var keys = kafka.registry();
    keys.putIfAbsent("schema.registry.retry.timeout.ms", Long.toString(timeout.toMillis()));
    return new RegistryClient(keys);
  }

  /** Calls the registry; its failures become those of a command. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (RegistryUnreachableException e) {
      throw new ConnectionException(String.valueOf(e.getMessage()), e);
    } catch (RegistryException e) {
      throw new ContractException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Calls the registry for what it does. */
  static void run(Runnable call) {
    call(
        () -> {
          call.run();
          return true;
        });
  }
}
