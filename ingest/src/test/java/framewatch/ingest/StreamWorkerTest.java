package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.wire.avro.FrameBatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("try") // What is closed early is what the test is about.
class StreamWorkerTest {
  private static final Map<String, String> QUICK =
      Map.of(
          "ingest.reconnect-first", "1500ms",
          "ingest.reconnect-max", "2s",
          "source.open-timeout", "3s",
          "source.analyze-duration", "500ms");

  @TempDir private Path folder;
  private final Recorder recorder = new Recorder();
  private final AtomicInteger connections = new AtomicInteger();

  @Test
  void opensANewSessionWhenALiveSourceIsBackAndSaysThatItWasAway() throws Exception {
    var clip = Files.readAllBytes(clip());
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var worker = worker("tcp://127.0.0.1:" + server.getLocalPort(), false)) {
      var serving = CompletableFuture.runAsync(() -> serve(server, clip));
      var summary = CompletableFuture.supplyAsync(worker::run);
      await(() -> connections.get() >= 2 && marks(2).contains("LOST"));
      worker.close();
      assertThat(summary.join().failure()).isNull();
      assertThat(summary.join().sessions()).isGreaterThanOrEqualTo(2);
      server.close();
      serving.join();
    }
    assertThat(epochs()).isSorted();
    assertThat(epochs().get(0)).isPositive();
    assertThat(marks(1)).startsWith("OPENED").contains("LOST STALLED");
    assertThat(marks(2)).startsWith("OPENED").contains("LOST");
  }

  @Test
  void givesUpIfThereIsNoSourceUnlessItIsToPersist() throws Exception {
    var nobody = freePort();
    var summary = worker("tcp://127.0.0.1:" + nobody, false).run();
    assertThat(summary.outcome()).isEqualTo(Summary.Outcome.NO_INPUT);
    assertThat(summary.failure()).startsWith("s: tcp://127.0.0.1:" + nobody);
    assertThat(recorder.batches).isEmpty();
  }

  @Test
  void showsASourceThatWasNeverThere() throws Exception {
    try (var worker = worker("tcp://127.0.0.1:" + freePort(), true)) {
      var summary = CompletableFuture.supplyAsync(worker::run);
      await(() -> marks(1).contains("STALLED STALLED"));
      worker.close();
      assertThat(summary.join().failure()).isNull();
    }
    assertThat(marks(1)).startsWith("OPENED LOST STALLED");
  }

  @Test
  void endsAStreamThatIsNoLongerToBeWatched() {
    try (var worker = worker("synthetic:?duration=3600s&size=64x36&pace=1", false)) {
      var summary = CompletableFuture.supplyAsync(worker::run);
      await(() -> !recorder.observations().isEmpty());
      worker.closeForGood();
      assertThat(summary.join().failure()).isNull();
    }
    assertThat(marks(1)).isEqualTo("OPENED ENDED");
  }

  @Test
  void keepsInItsSummaryThatMemoryRanOut() {
    Progress greedy =
        (timeUs, durationUs) -> {
          throw new OutOfMemoryError("no room for a picture");
        };
    var summary = worker("synthetic:?duration=1s&size=64x36", false, greedy).run();
    assertThat(summary.outcome()).isEqualTo(Summary.Outcome.BROKEN);
    assertThat(summary.failure()).contains("no room for a picture");
  }

  private StreamWorker worker(String uri, boolean persistent) {
    return worker(uri, persistent, Progress.NONE);
  }

  private StreamWorker worker(String uri, boolean persistent, Progress progress) {
    var settings = IngestSettings.of(Settings.load(IngestSettings.tables(), null, Map.of(), QUICK));
    return new StreamWorker("s", SourceUri.of(uri), settings, recorder, persistent, progress);
  }

  /** Kinds of the marks of the n-th session, from 1. */
  private String marks(int session) {
    var epochs = epochs();
    if (epochs.size() < session) {
      return "";
    }
    var kinds = new StringBuilder();
    for (var batch : batches()) {
      if (batch.getEpoch() == epochs.get(session - 1)) {
        batch.getMarks().forEach(mark -> kinds.append(' ').append(mark.getKind()));
      }
    }
    return kinds.toString().strip();
  }

  private List<Long> epochs() {
    return batches().stream().map(FrameBatch::getEpoch).distinct().toList();
  }

  private List<FrameBatch> batches() {
    synchronized (recorder) {
      return List.copyOf(recorder.batches);
    }
  }

  /** Sends the clip to whoever connects, and hangs up. */
  private void serve(ServerSocket server, byte[] clip) {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        connections.incrementAndGet();
        client.getOutputStream().write(clip);
      } catch (IOException e) {
        // Either side may hang up first.
      }
    }
  }

  private Path clip() throws Exception {
    var clip = folder.resolve("clip.ts");
    var process =
        new ProcessBuilder(
                Loader.load(ffmpeg.class),
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x180:rate=25:duration=2",
                "-c:v",
                "mpeg2video",
                clip.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return clip;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
