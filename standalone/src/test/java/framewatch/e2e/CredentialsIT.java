package framewatch.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Credentials in a URL are in no output, no log and no record, whatever the URL looks like. */
final class CredentialsIT {
  private static final String CANARY = "Kanarienvogel7";
  private static final Map<String, String> VERBOSE =
      Map.of("FRAMEWATCH_LOG_LEVEL", "DEBUG", "FRAMEWATCH_DEBUG", "1");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void nothingOfAUrlThatCannotBeOpenedIsShown() throws Exception {
    List<Worker> workers =
        List.of(
                "http://user:" + CANARY + "@127.0.0.1:1/live.m3u8",
                "http://user:p@ss/" + CANARY + "@127.0.0.1:1/live.m3u8",
                "http://user:%4B" + CANARY + "@127.0.0.1:1/a?token=" + CANARY + "&x=1",
                "rtsp://" + CANARY + ":" + CANARY + "@127.0.0.1:1/cam",
                "rtmp://127.0.0.1:1/live/key?auth=" + CANARY,
                "srt://127.0.0.1:1?passphrase=" + CANARY + "&streamid=" + CANARY,
                "tcp://127.0.0.1:1?key=" + CANARY,
                "nosuch://user:" + CANARY + "@host/")
            .stream()
            .map(
                url ->
                    Worker.start(List.of("inspect", url, "-s", "source.open-timeout=1s"), VERBOSE))
            .toList();
    for (Worker worker : workers) {
      try (worker) {
        assertThat(worker.exitCode(LIMIT)).as(worker.err()).isEqualTo(4);
        assertThat(worker.err()).contains("framewatch: ").doesNotContain(CANARY);
        assertThat(worker.out()).isEmpty();
      }
    }
  }

  @Test
  void nothingOfAUrlThatIsWatchedIsShownOrPublished() throws Exception {
    HttpServer server = serving(Files.readAllBytes(Clips.streamable()));
    String url =
        "http://user:%s@127.0.0.1:%d/clip.mp4?token=%s"
            .formatted(CANARY, server.getAddress().getPort(), CANARY);
    try (Cluster cluster = new Cluster();
        Worker inspect = Worker.start(List.of("inspect", "-o", "json", url), VERBOSE);
        Worker ingest = Worker.start(cluster.arguments("ingest", url), VERBOSE)) {
      assertThat(inspect.exitCode(LIMIT)).as(inspect.err()).isEqualTo(3);
      assertThat(ingest.exitCode(LIMIT)).as(ingest.err()).isZero();

      assertThat(inspect.out()).contains("\"detector\":\"black\"").doesNotContain(CANARY);
      assertThat(inspect.err()).doesNotContain(CANARY);
      assertThat(ingest.err()).contains("opened").doesNotContain(CANARY);
      String records = everything(cluster);
      assertThat(records).contains("h264").doesNotContain(CANARY);
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serving(byte[] file) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
          }
        });
    server.start();
    return server;
  }

  /** Keys, values and headers of all records on the frames and samples topics. */
  private static String everything(Cluster cluster) {
    StringBuilder text = new StringBuilder();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            cluster.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends =
          cluster.ends(List.of("framewatch.frames", "framewatch.samples"));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  text.append(new String(record.key(), ISO_8859_1));
                  text.append(new String(record.value(), ISO_8859_1));
                  record.headers().forEach(h -> text.append(new String(h.value(), ISO_8859_1)));
                });
      }
    }
    return text.toString();
  }
}
