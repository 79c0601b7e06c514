package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.registry.EmbeddedRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong: one line that names it and what was expected, and the right exit code. */
final class BadInputIT {
  private static final String NOWHERE = "127.0.0.1:1";
  private static final String NO_REGISTRY = "http://127.0.0.1:1";

  @TempDir Path folder;

  @Test
  void aMissingFile() {
    Path file = folder.resolve("no.mp4");
    fails(4, "no.mp4: no such file, expected a media file", "inspect", file.toString());
  }

  @Test
  void aDirectory() {
    fails(4, "is a directory, expected a media file", "inspect", folder.toString());
  }

  @Test
  void anEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.mp4"));
    fails(4, "empty.mp4: is empty, expected a media file", "inspect", file.toString());
  }

  @Test
  void aTextFile() throws IOException {
    Path file = Files.writeString(folder.resolve("text.mp4"), "hello\n".repeat(1000));
    fails(4, "text.mp4: is not a complete media file, expected", "inspect", file.toString());
  }

  @Test
  void anMp4WithoutItsIndex() throws IOException {
    byte[] whole = Files.readAllBytes(Clips.defective());
    Path file = Files.write(folder.resolve("half.mp4"), java.util.Arrays.copyOf(whole, 100_000));
    fails(4, "half.mp4: is not a complete media file, expected", "inspect", file.toString());
  }

  @Test
  void anUnreachableServer() {
    fails(4, "cannot be opened: Connection refused", "inspect", "http://" + NOWHERE + "/live.ts");
  }

  @Test
  void aServerThatSaysNothing() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/live.ts";
      fails(4, url, "inspect", url, "-s", "source.open-timeout=1s");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--detectors blak           | detector blak: unknown, did you mean black?",
        "--set vidio                | set vidio: unknown, did you mean video?",
        "-s black.min-duratio=2s    | black.min-duratio (command line): unknown setting, did you"
            + " mean black.min-duration?",
        "-s black.min-duration=2    | black.min-duration=2: expected a duration such as 2s",
        "-o yaml                    | expected one of [TABLE, JSON, NDJSON, CSV]",
        "--fail-on bad              | expected one of [INFO, WARNING, ERROR, CRITICAL, NEVER]",
        "--duration 5               | 5: expected a duration such as 2s",
        "--stream-id a/b            | --stream-id a/b: expected 1 to 200 characters",
        "--config /no/such/file     | /no/such/file: expected a readable properties file",
        "--unknown                  | Unknown option: '--unknown'"
      })
  void aWrongArgument(String arguments, String message) {
    List<String> all =
        Stream.concat(
                Stream.of("inspect", "synthetic:?duration=1s"), Stream.of(arguments.split(" ", -1)))
            .toList();
    fails(2, message, all.toArray(String[]::new));
  }

  @Test
  void anUnknownCommand() {
    fails(2, "'inspekt'", "inspekt", "x.mp4");
  }

  @Test
  void noBroker() {
    List<CompletableFuture<Void>> commands =
        Stream.of(
                List.of("ingest", "synthetic:?duration=1s"),
                List.of("analyze"),
                List.of("defects"),
                List.of("replay"),
                List.of("topics", "create"))
            .map(
                command ->
                    CompletableFuture.runAsync(
                        () ->
                            fails(
                                5,
                                "Kafka at " + NOWHERE + " cannot be reached",
                                with(command, NOWHERE, NO_REGISTRY))))
            .toList();
    commands.forEach(CompletableFuture::join);
  }

  @Test
  void noRegistry() {
    try (Cluster cluster = new Cluster()) {
      List<CompletableFuture<Void>> commands =
          Stream.of(
                  List.of("ingest", "synthetic:?duration=1s"),
                  List.of("analyze"),
                  List.of("defects"),
                  List.of("replay"))
              .map(
                  command ->
                      CompletableFuture.runAsync(
                          () ->
                              fails(
                                  5,
                                  NO_REGISTRY,
                                  with(command, cluster.bootstrapServer(), NO_REGISTRY))))
              .toList();
      commands.forEach(CompletableFuture::join);
    }
  }

  @Test
  void aTopicWithAnotherNumberOfPartitions() throws Exception {
    try (Cluster cluster = new Cluster();
        Admin admin = Admin.create(cluster.kafka().admin())) {
      admin.createPartitions(Map.of("framewatch.frames", NewPartitions.increaseTo(8))).all().get();
      String message = "topic framewatch.samples has 6 partitions: expected 8 as the others";

      fails(5, message, cluster.arguments("ingest", "synthetic:?duration=1s"));
      fails(5, "has 6 partitions: expected 8 as the others", cluster.arguments("analyze"));
    }
  }

  @Test
  void aMissingTopic() throws Exception {
    try (Cluster cluster = new Cluster();
        Admin admin = Admin.create(cluster.kafka().admin())) {
      admin.deleteTopics(Set.of("framewatch.defects")).all().get();

      String message = "topic framewatch.defects missing at " + cluster.bootstrapServer();
      fails(5, message, cluster.arguments("defects"));
      fails(5, message, cluster.arguments("analyze"));
    }
  }

  @Test
  void anIncompatibleSchema() throws Exception {
    try (Cluster cluster = new Cluster();
        EmbeddedRegistry registry = EmbeddedRegistry.start()) {
      register(
          registry.url() + "/subjects/framewatch.frames-value/versions",
          """
          {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"FrameBatch\\",
           \\"namespace\\": \\"framewatch.wire.avro\\",
           \\"fields\\": [{\\"name\\": \\"streamId\\", \\"type\\": \\"int\\"}]}"}
          """
              .replace("\n", ""));
      List<String> create =
          with(List.of("topics", "create"), cluster.bootstrapServer(), registry.url());

      Command created = Command.run(create);

      assertThat(created.err())
          .startsWith("framewatch: framewatch.frames-value: ")
          .contains("incompatible")
          .hasLineCount(1);
      assertThat(created.exitCode()).isEqualTo(5);
      fails(
          5,
          "framewatch.frames-value: this version's schema of FrameBatch is not registered",
          with(
              List.of("ingest", "synthetic:?duration=1s"),
              cluster.bootstrapServer(),
              registry.url()));
    }
  }

  @Test
  void poisonOnTheTopicsStopsNoReader() throws Exception {
    try (Cluster cluster = new Cluster();
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                cluster.kafka().producer(), new StringSerializer(), new ByteArraySerializer())) {
      for (String topic :
          List.of("framewatch.frames", "framewatch.samples", "framewatch.defects")) {
        producer.send(new ProducerRecord<>(topic, "news", new byte[] {1, 2, 3})).get();
        producer.send(new ProducerRecord<>(topic, "news", new byte[] {0, 0, 0, 9, 9, 9})).get();
      }
      Command ingest =
          Command.run(
              cluster.arguments(
                  "ingest",
                  "--stream-id",
                  "news",
                  "synthetic:?duration=6s&size=64x64&black=1s-4s"));
      assertThat(ingest.exitCode()).as(ingest.err()).isZero();

      Command replay = Command.run(cluster.arguments("replay", "-o", "ndjson"));
      Command defects =
          Command.run(cluster.arguments("defects", "--from-beginning", "--until-idle", "1s"));

      assertThat(replay.out()).contains("\"detector\":\"black\"");
      assertThat(replay.exitCode()).as(replay.err()).isZero();
      assertThat(defects.exitCode()).as(defects.err()).isZero();
    }
  }

  private static List<String> with(List<String> command, String broker, String registry) {
    return Stream.concat(
            command.stream(),
            Stream.of("--bootstrap-server", broker, "--schema-registry", registry))
        .toList();
  }

  private static void fails(int exitCode, String message, List<String> arguments) {
    fails(exitCode, message, arguments.toArray(String[]::new));
  }

  private static void fails(int exitCode, String message, String... arguments) {
    Command command = Command.run(arguments);

    assertThat(command.err()).startsWith("framewatch: ").contains(message).hasLineCount(1);
    assertThat(command.out()).isEmpty();
    assertThat(command.exitCode()).isEqualTo(exitCode);
  }

  private static void register(String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
