package framewatch.ingest.source;

import static framewatch.ingest.source.MediaFiles.audio;
import static framewatch.ingest.source.MediaFiles.make;
import static framewatch.ingest.source.MediaFiles.video;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import framewatch.config.SourceUri;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that hangs inside libav cannot be interrupted, hence a thread of its own for each. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LiveSourceTest {
  private static final SourceParams SHORT =
      Watched.params("source.read-timeout", "2500ms", "source.analyze-duration", "500ms");

  @TempDir Path folder;
  private Path stream;

  @BeforeEach
  void makeStream() {
    stream =
        make(
            folder,
            "live.ts",
            video("160x120", 4),
            audio(4),
            "-c:v mpeg2video -g 12 -c:a mp2 -b:v 300k");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "udp://127.0.0.1:%d,                udp://127.0.0.1:%d?pkt_size=1316, mpegts",
    "srt://127.0.0.1:%d?mode=listener,  srt://127.0.0.1:%d,               mpegts",
    "tcp://127.0.0.1:%d?listen=1,       tcp://127.0.0.1:%d,               mpegts",
  })
  void readsWhatIsSentToIt(String listen, String send, String format) throws Exception {
    int port = freePort();
    String command =
        "-re -stream_loop 3 -i live.ts -c copy -f %s %s".formatted(format, send.formatted(port));
    try (var sender = new Sender(folder, command);
        Source source = Sources.open(SourceUri.of(listen.formatted(port)), SHORT)) {
      Watched watched = new Watched().watch(source, 30);
      assertThat(watched.video()).startsWith("mpeg2video 160x120");
      assertThat(watched.audio()).isEqualTo("mp2 48000 1 mono");
      assertThat(watched.pictureUs).hasSize(30);
      assertThat(source.replayable()).isFalse();

      sender.stop();
      Watched rest = new Watched().watch(source, Integer.MAX_VALUE);
      assertThat(rest.end.lost()).isTrue();
      assertThat(rest.end.detail()).isNotBlank();
    }
  }

  @Test
  void readsRtmp() throws Exception {
    int port = freePort();
    make(folder, "live.flv", video("160x120", 4), audio(4), "-c:v libopenh264 -c:a aac");
    Process server =
        MediaFiles.start(
            folder,
            "-re -i live.flv -c copy -f flv -listen 1 rtmp://127.0.0.1:%d/live/a".formatted(port));
    try (Source source = opened("rtmp://127.0.0.1:%d/live/a".formatted(port))) {
      Watched watched = new Watched().watch(source, Integer.MAX_VALUE);
      assertThat(watched.video()).startsWith("h264 160x120");
      assertThat(watched.samples).isPositive();
      assertThat(watched.pictureUs.size()).isGreaterThan(50);
      assertThat(watched.end.lost()).isTrue();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void readsAPlaylistOfSegmentsToItsEnd() throws Exception {
    make(folder, "list.m3u8", "-i live.ts -c copy -f hls -hls_time 1 -hls_list_size 0");
    try (Server server = new Server(folder, Long.MAX_VALUE)) {
      Watched watched = Watched.of(server.url("list.m3u8"), SHORT);
      assertThat(watched.pictureUs).hasSize(100);
      assertThat(watched.end.lost()).isFalse();
      assertThat(watched.durationUs).isBetween(3_500_000L, 4_500_000L);
    }
  }

  @Test
  void readsAFileOnAServerToItsEnd() throws Exception {
    try (Server server = new Server(folder, Long.MAX_VALUE)) {
      Watched watched = Watched.of(server.url("live.ts"), SHORT);
      assertThat(watched.pictureUs).hasSize(100);
      assertThat(watched.end.lost()).isFalse();
    }
  }

  @Test
  void losesAServerThatBreaksOff() throws Exception {
    try (Server server = new Server(folder, 100_000)) {
      Watched watched = Watched.of(server.url("live.ts"), SHORT);
      assertThat(watched.pictureUs.size()).isBetween(10, 90);
      assertThat(watched.end.lost()).isTrue();
    }
  }

  @Test
  void saysThatNothingArrivesBeforeTheSourceIsLost() throws Exception {
    byte[] half = Arrays.copyOf(Files.readAllBytes(stream), 188 * 600);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var sender = Executors.newSingleThreadExecutor();
      var connection =
          sender.submit(
              () -> {
                Socket socket = server.accept();
                socket.getOutputStream().write(half);
                return socket;
              });
      Watched watched = Watched.of("tcp://127.0.0.1:" + server.getLocalPort(), SHORT);
      assertThat(watched.pictureUs).isNotEmpty();
      assertThat(watched.idles).hasSizeBetween(1, 3);
      assertThat(watched.idles.get(0).idleUs()).isBetween(900_000L, 2_000_000L);
      assertThat(watched.end)
          .isEqualTo(new Media.End(true, "nothing arrived within the time allowed"));
      connection.get().close();
      sender.shutdown();
    }
  }

  @Test
  void closesAtOnceWhileItWaits() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var sender = Executors.newSingleThreadExecutor();
      var connection =
          sender.submit(
              () -> {
                Socket socket = server.accept();
                socket.getOutputStream().write(Files.readAllBytes(stream));
                return socket;
              });
      SourceParams patient = Watched.params("source.read-timeout", "60s");
      Source source =
          Sources.open(SourceUri.of("tcp://127.0.0.1:" + server.getLocalPort()), patient);
      new Watched().watch(source, 20);
      long start = System.nanoTime();
      source.close();
      assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
      connection.get().close();
      sender.shutdown();
    }
  }

  /** Opens as soon as somebody listens there. */
  private static Source opened(String uri) throws SourceException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        return Sources.open(SourceUri.of(uri), SHORT);
      } catch (SourceException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Sends with ffmpeg; starts it again for as long as nobody listens. */
  private static final class Sender implements AutoCloseable {
    private final Thread thread;
    private volatile boolean closed;

    Sender(Path folder, String command) {
      thread =
          new Thread(
              () -> {
                while (!closed) {
                  Process process = MediaFiles.start(folder, command);
                  try {
                    process.waitFor();
                  } catch (InterruptedException e) {
                    process.destroyForcibly();
                  }
                }
              });
      thread.start();
    }

    @Override
    public void close() {
      stop();
    }

    void stop() {
      closed = true;
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Serves the files of a folder, of each no more than so many bytes. */
  private static final class Server implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    Server(Path folder, long most) throws IOException {
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext(
          "/",
          exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
              body.write(bytes, 0, (int) Math.min(most, bytes.length));
            }
          });
      server.start();
    }

    String url(String name) {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
