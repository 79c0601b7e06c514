package framewatch.wire.admin;

import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sees before a worker starts whether the topics are what it needs. */
public final class TopicCheck {
  /** How long a worker waits for a broker at its start, unless told otherwise. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private TopicCheck() {}

  /**
   * Checks that the topics exist, have the same number of partitions and take records as large as
   * ours.
   *
   * @return the number of partitions
   * @throws framewatch.cli.ConnectionException if no broker answers in time
   * @throws ContractException if something is wrong; the message names the cure
   */
  public static int check(KafkaOptions kafka, Collection<Topic> needed, Duration timeout) {
    try (var cluster = Cluster.connect(kafka, timeout)) {
      var states = cluster.states(needed);
      var problems = problems(states, needed, kafka.bootstrapServers());
      if (!problems.isEmpty()) {
        throw new ContractException(String.join("; ", problems));
      }
      return states.values().iterator().next().partitions();
    }
  }

  /** What is wrong and how to put it right, a line each. */
  static List<String> problems(
      Map<String, TopicState> states, Collection<Topic> needed, String servers) {
    var missing = new ArrayList<String>();
    var problems = new ArrayList<String>();
    int most = states.values().stream().mapToInt(TopicState::partitions).max().orElse(0);
    for (var topic : needed) {
      var state = states.get(topic.name());
      if (state == null) {
        missing.add(topic.name());
        continue;
      }
      if (state.partitions() < most) {
        problems.add(
            "topic %s has %d partitions: expected %d as the others, run kafka-topics.sh"
                    .formatted(topic, state.partitions(), most)
                + " --bootstrap-server %s --alter --topic %s --partitions %d"
                    .formatted(servers, topic, most));
      }
      if (state.maxMessageBytes() < topic.maxMessageBytes()) {
        problems.add(
            "topic %s has max.message.bytes=%d: expected at least %d, run kafka-configs.sh"
                    .formatted(topic, state.maxMessageBytes(), topic.maxMessageBytes())
                + " --bootstrap-server %s --alter --topic %s --add-config max.message.bytes=%d"
                    .formatted(servers, topic, topic.maxMessageBytes()));
      }
    }
    if (!missing.isEmpty()) {
      var kind = missing.size() == 1 ? "topic " : "topics ";
      problems.add(
          0,
          kind
              + String.join(", ", missing)
              + " missing at "
              + servers
              + ": run framewatch topics create --bootstrap-server "
              + servers);
    }
    return problems;
  }
}
