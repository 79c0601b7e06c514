package framewatch.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker in this process: one node, on the loopback address, its data in a temporary folder
 * that goes with it. It holds no topic until somebody creates one. For a demonstration and for
 * tests: one copy of everything and no security, so never for production.
 *
 * <p>The only class that touches {@code kafka.server}, which is no public interface of Kafka: a new
 * version of Kafka may need changes here and nowhere else.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final String HOST = "127.0.0.1";

  private final KafkaRaftServer server;
  private final Path folder;
  private final String bootstrapServer;

  private EmbeddedBroker(KafkaRaftServer server, Path folder, String bootstrapServer) {
    this.server = server;
    this.folder = folder;
    this.bootstrapServer = bootstrapServer;
  }

  /** Starts a broker and waits until it serves. */
  public static EmbeddedBroker start() {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(freePorts());
      } catch (RuntimeException e) {
        // Ports have to be named before the start, and another program may be faster.
        if (attempt == ATTEMPTS || !isBindFailure(e)) {
          throw e;
        }
      }
    }
  }

  /** Address for {@code bootstrap.servers}. */
  public String bootstrapServer() {
    return bootstrapServer;
  }

  /** Stops the broker and deletes its data. */
  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      delete(folder);
    }
  }

  private static EmbeddedBroker start(List<Integer> ports) {
    Path folder = format();
    KafkaRaftServer server = null;
    try {
      server = new KafkaRaftServer(new KafkaConfig(settings(folder, ports), false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, folder, HOST + ":" + ports.get(0));
    } catch (RuntimeException e) {
      if (server != null) {
        server.shutdown();
      }
      delete(folder);
      throw e;
    }
  }

  private static Properties settings(Path folder, List<Integer> ports) {
    String broker = "PLAINTEXT://" + HOST + ":" + ports.get(0);
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("listeners", broker + ",CONTROLLER://" + HOST + ":" + ports.get(1));
    settings.put("advertised.listeners", broker);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + ports.get(1));
    settings.put("log.dirs", folder.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    // One member of each group: nobody else is worth waiting for.
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.streams.initial.rebalance.delay.ms", "0");
    // A topic that nobody declared is a mistake, not a wish.
    settings.put("auto.create.topics.enable", "false");
    // The default of 128 MB does not fit the small heap of a test.
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return settings;
  }

  private static Path format() {
    try {
      Path folder = Files.createTempDirectory("framewatch-broker");
      new Formatter()
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setIgnoreFormatted(true)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot prepare the embedded broker's folder", e);
    }
  }

  private static List<Integer> freePorts() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return List.of(first.getLocalPort(), second.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBindFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof BindException || message.contains("Address already in use")) {
        return true;
      }
    }
    return false;
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // What is left of a temporary folder is no reason to fail a run that has succeeded.
      folder.toFile().deleteOnExit();
    }
  }
}
