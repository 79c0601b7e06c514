package framewatch.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker in the JVM of the tests. */
final class InJvmBroker implements AutoCloseable {
  private final String clusterId;
  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final KafkaRaftServer server;

  /** A broker and the controller of its cluster. */
  InJvmBroker() throws Exception {
    this(1, Uuid.randomUuid().toString(), 0);
  }

  /** Another broker in the cluster of the first. */
  static InJvmBroker joining(InJvmBroker first) throws Exception {
    return new InJvmBroker(2, first.clusterId, first.controllerPort);
  }

  /**
   * @param controllerPort where the cluster's controller is; 0 to be it
   */
  private InJvmBroker(int node, String clusterId, int controllerPort) throws Exception {
    this.clusterId = clusterId;
    folder = Files.createTempDirectory("framewatch-ingest-broker");
    new Formatter()
        .setNodeId(node)
        .setClusterId(clusterId)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setIgnoreFormatted(true)
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    var loopback = InetAddress.getLoopbackAddress();
    try (var first = new ServerSocket(0, 1, loopback);
        var second = new ServerSocket(0, 1, loopback)) {
      port = first.getLocalPort();
      this.controllerPort = controllerPort == 0 ? second.getLocalPort() : controllerPort;
    }
    server = new KafkaRaftServer(config(node, controllerPort == 0), Time.SYSTEM);
    server.startup();
  }

  String bootstrapServer() {
    return "127.0.0.1:" + port;
  }

  /** Ends it; its data stays until {@link #close}. */
  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  @Override
  public void close() throws IOException {
    stop();
    try (var paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private KafkaConfig config(int node, boolean controller) {
    var settings = new Properties();
    var listener = "PLAINTEXT://127.0.0.1:" + port;
    var control = ",CONTROLLER://127.0.0.1:" + controllerPort;
    settings.put("process.roles", controller ? "broker,controller" : "broker");
    settings.put("node.id", Integer.toString(node));
    settings.put("listeners", controller ? listener + control : listener);
    settings.put("advertised.listeners", listener);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("log.dirs", folder.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return new KafkaConfig(settings, false);
  }
}
