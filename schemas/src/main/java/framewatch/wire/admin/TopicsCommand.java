package framewatch.wire.admin;

import framewatch.cli.Cli;
import framewatch.cli.ContractException;
import framewatch.cli.KafkaOptions;
import framewatch.cli.UsageException;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.registry.RegistryClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code framewatch topics}: what the cluster needs before a worker can run. */
@Command(
    name = "topics",
    description = "Plan or create the topics and register the schemas.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(plan | create)")
public final class TopicsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command alone, in a container with a worker's jars. */
  public static void main(String[] arguments) {
    Cli.main(new TopicsCommand(), arguments);
  }

  @Override
  public void run() {
    throw new UsageException("expected a subcommand: topics plan or topics create");
  }

  /** How many partitions and copies. */
  static final class Size {
    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "Partitions of each topic. Default: as the topics there, or 6.")
    private @Nullable Integer partitions;

    @Option(
        names = "--replication-factor",
        paramLabel = "N",
        description = "Copies of each partition. Default: the cluster's.")
    private @Nullable Short replication;

    TopicsPlan plan(int otherwise) {
      int count = partitions == null ? otherwise : partitions;
      if (count < 1) {
        throw new UsageException("--partitions=" + count + ": expected a number above 0");
      }
      if (replication != null && replication < 1) {
        throw new UsageException(
            "--replication-factor=" + replication + ": expected a number above 0");
      }
      return new TopicsPlan(count, Optional.ofNullable(replication));
    }
  }

  @Command(name = "plan", description = "Print what to create; needs no broker.")
  void plan(
      @Mixin KafkaOptions kafka,
      @Mixin Size size,
      @Option(
              names = {"-o", "--output"},
              defaultValue = "kafka-topics",
              description = "kafka-topics (commands), strimzi (YAML) or json.")
          String output,
      @Option(
              names = "--strimzi-cluster",
              defaultValue = "kafka",
              paramLabel = "NAME",
              description = "Name of Strimzi's cluster. Default: ${DEFAULT-VALUE}.")
          String cluster) {
    var plan = size.plan(Topics.DEFAULT_PARTITIONS);
    out()
        .print(
            switch (output) {
              case "kafka-topics" -> plan.kafkaTopics(kafka.bootstrapServers());
              case "strimzi" -> plan.strimzi(cluster);
              case "json" -> plan.json();
              default ->
                  throw new UsageException(
                      "--output=" + output + ": expected kafka-topics, strimzi or json");
            });
    out().flush();
  }

  @Command(
      name = "create",
      description = "Create the topics that are missing and register the schemas.")
  void create(
      @Mixin KafkaOptions kafka,
      @Mixin Size size,
      @Option(names = "--dry-run", description = "Only print what would be done.") boolean dryRun,
      @Option(
              names = "--timeout",
              defaultValue = "10s",
              description = "How long to wait for broker and registry. Default: ${DEFAULT-VALUE}.")
          Duration timeout) {
    var registry = SchemaCheck.registry(kafka, timeout);
    try (var cluster = Cluster.connect(kafka, timeout)) {
      var states = cluster.states(Topics.ALL);
      int there =
          states.values().stream()
              .mapToInt(TopicState::partitions)
              .max()
              .orElse(Topics.DEFAULT_PARTITIONS);
      var plan = size.plan(there);
      checkThatItFits(states, plan, kafka.bootstrapServers());
      for (var topic : Topics.ALL) {
        var did = states.containsKey(topic.name()) ? "exists" : "";
        if (did.isEmpty()) {
          did = dryRun ? "would create" : made(cluster, topic, plan) ? "created" : "exists";
        }
        out().printf("%-14s %s, %d partitions%n", did, topic, plan.partitions());
      }
      if (!dryRun) {
        cluster.await(Topics.ALL);
      }
    }
    for (var topic : Topics.ALL) {
      topic.schema().ifPresent(schema -> register(registry, topic, schema, dryRun));
    }
    out().flush();
  }

  private static boolean made(Cluster cluster, Topic topic, TopicsPlan plan) {
    return cluster.create(topic, plan.partitions(), plan.replication(), plan.configs(topic));
  }

  private static void checkThatItFits(
      Map<String, TopicState> states, TopicsPlan plan, String servers) {
    var there = Topics.ALL.stream().filter(t -> states.containsKey(t.name())).toList();
    var problems = TopicCheck.problems(states, there, servers);
    if (!problems.isEmpty()) {
      throw new ContractException(String.join("; ", problems));
    }
    states.forEach(
        (name, state) -> {
          if (state.partitions() != plan.partitions()) {
            throw new ContractException(
                "topic %s has %d partitions: expected %d, run with --partitions %d"
                    .formatted(name, state.partitions(), plan.partitions(), state.partitions()));
          }
        });
  }

  private void register(RegistryClient registry, Topic topic, Schema schema, boolean dryRun) {
    var subject = topic.subject();
    var level = topic.compatibility();
    boolean known = SchemaCheck.call(() -> registry.find(subject, schema)).isPresent();
    if (dryRun) {
      out().printf("%-14s %s, %s%n", known ? "exists" : "would register", subject, level);
      return;
    }
    // Set even where it is the registry's own default: that differs between makers.
    if (!SchemaCheck.call(() -> registry.compatibility(subject)).equals(Optional.of(level))) {
      SchemaCheck.run(() -> registry.setCompatibility(subject, level));
    }
    int id = SchemaCheck.call(() -> registry.register(subject, schema));
    out().printf("%-14s %s, %s, id %d%n", known ? "exists" : "registered", subject, level, id);
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return spec.commandLine().getOut();
  }
}
