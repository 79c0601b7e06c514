package framewatch.standalone;

import framewatch.cli.Cli;
import framewatch.cli.KafkaOptions;
import framewatch.wire.admin.TopicsCommand;
import framewatch.wire.registry.EmbeddedRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

/** Broker and registry in this process, with the topics created and the schemas registered. */
public final class OneProcess implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private OneProcess(EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** Starts both; takes a second or two. */
  public static OneProcess start(int partitions) {
    EmbeddedBroker broker = EmbeddedBroker.start();
    EmbeddedRegistry registry = EmbeddedRegistry.start();
    OneProcess process = new OneProcess(broker, registry);
    try {
      process.createTopics(partitions);
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** How clients in this process, or on this machine, find them. */
  public KafkaOptions kafka() {
    return KafkaOptions.of(broker.bootstrapServer(), registry.url());
  }

  /** Address of the broker. */
  public String bootstrapServer() {
    return broker.bootstrapServer();
  }

  /** URL of the registry. */
  public String registryUrl() {
    return registry.url();
  }

  /** By the command that an operator uses. */
  private void createTopics(int partitions) {
    StringWriter said = new StringWriter();
    int exitCode =
        Cli.commandLine(new TopicsCommand(), Map.of())
            .setOut(new PrintWriter(Writer.nullWriter()))
            .setErr(new PrintWriter(said))
            .execute(
                "create",
                "--bootstrap-server",
                bootstrapServer(),
                "--schema-registry",
                registryUrl(),
                "--partitions",
                Integer.toString(partitions),
                "--replication-factor",
                "1");
    if (exitCode != 0) {
      throw new IllegalStateException("topics cannot be created: " + said);
    }
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
  }
}
