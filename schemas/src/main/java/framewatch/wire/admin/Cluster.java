package framewatch.wire.admin;

import framewatch.cli.ConnectionException;
import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.UsageException;
import framewatch.config.Durations;
import framewatch.wire.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A Kafka cluster as an administrator sees it. Every call ends within the time given: with an
 * answer, or with one line that says what stands in the way.
 */
final class Cluster implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 50;

  private final Admin admin;
  private final String servers;
  private final Duration timeout;

  private Cluster(Admin admin, String servers, Duration timeout) {
    this.admin = admin;
    this.servers = servers;
    this.timeout = timeout;
  }

  /**
   * Makes the client; nothing is sent yet.
   *
   * @throws ConnectionException if no address can be resolved
   * @throws UsageException for a property that the client refuses
   */
  static Cluster connect(KafkaOptions options, Duration timeout) {
    var keys = new HashMap<>(options.admin());
    int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    keys.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    keys.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      return new Cluster(Admin.create(keys), options.bootstrapServers(), timeout);
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      var message = String.valueOf(reason.getMessage());
      if (message.startsWith("No resolvable bootstrap urls")) {
        throw new ConnectionException(
            "Kafka at " + options.bootstrapServers() + " cannot be reached: no such host", e);
      }
      if (e instanceof ConfigException || reason instanceof ConfigException) {
        throw new UsageException("Kafka client: " + message, e);
      }
      throw new ConnectionException("Kafka client cannot start: " + message, e);
    }
  }

  /** Those of the topics that exist, by name. */
  SortedMap<String, TopicState> states(Collection<Topic> topics) {
    var existing = get(admin.listTopics().names());
    var names = topics.stream().map(Topic::name).filter(existing::contains).toList();
    var resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    var descriptions = get(admin.describeTopics(names).allTopicNames());
    var configs = get(admin.describeConfigs(resources).all());
    var states = new TreeMap<String, TopicState>();
    descriptions.forEach(
        (name, description) -> {
          var config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
          var largest = config == null ? null : config.get("max.message.bytes");
          int bytes = largest == null ? Integer.MAX_VALUE : Integer.parseInt(largest.value());
          states.put(name, new TopicState(description.partitions().size(), bytes));
        });
    return states;
  }

  /**
   * Creates a topic.
   *
   * @return false if somebody else was faster
   */
  boolean create(
      Topic topic, int partitions, Optional<Short> replication, Map<String, String> configs) {
    var wanted = new NewTopic(topic.name(), Optional.of(partitions), replication).configs(configs);
    try {
      get(admin.createTopics(List.of(wanted)).all());
      return true;
    } catch (ContractException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Waits until brokers know of topics: after these were created it takes them a moment.
   *
   * @throws ConnectionException if that takes longer than the time given
   */
  void await(Collection<Topic> topics) {
    var wanted = topics.stream().map(Topic::name).toList();
    long end = System.nanoTime() + timeout.toNanos();
    while (!get(admin.listTopics().names()).containsAll(wanted)) {
      if (System.nanoTime() > end) {
        throw new ConnectionException(
            "Kafka at %s does not show the topics it has created for %s"
                .formatted(servers, Durations.format(timeout)));
      }
      pause();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private RuntimeException failure(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return new ConnectionException(
          "Kafka at " + servers + " refuses us: " + cause.getMessage(), cause);
    }
    if (cause instanceof AuthorizationException) {
      return new ContractException(
          "Kafka at " + servers + " does not allow it: " + cause.getMessage(), cause);
    }
    return cause instanceof RetriableException
        ? unreachable(cause)
        : new ContractException("Kafka at " + servers + ": " + cause.getMessage(), cause);
  }

  private ConnectionException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ConnectionException("interrupted while waiting for Kafka at " + servers, cause);
  }

  private ConnectionException unreachable(Throwable cause) {
    return new ConnectionException(
        "Kafka at " + servers + " cannot be reached: no answer in " + Durations.format(timeout),
        cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
