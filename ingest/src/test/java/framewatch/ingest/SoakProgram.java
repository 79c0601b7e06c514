package framewatch.ingest;

import framewatch.config.Settings;
import framewatch.config.SourceUri;
import framewatch.ingest.publish.Publisher;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.MediaFiles;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.ingest.source.Sources;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a worker's process holds while it opens and closes many sources, and while it watches one
 * for long: a program that prints it as it goes. {@code SoakTest} runs it with small numbers in
 * every build. By hand, from the root of the checkout:
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -XX:+UseSerialGC -Xms64m -Xmx64m -XX:+AlwaysPreTouch \
 *     -cp 'ingest/target/test-classes:ingest/target/framewatch-ingest.jar:ingest/target/lib/*' \
 *     framewatch.ingest.SoakProgram 1000 100000
 * }</pre>
 *
 * <p>The heap is touched beforehand so that resident memory shows what is not heap.
 */
public final class SoakProgram {
  private static final IngestSettings SETTINGS =
      IngestSettings.of(Settings.defaults(IngestSettings.tables()));

  private static final String ENCODED = "-c:v libopenh264 -b:v 300k -g 5 -bf 0 -c:a aac";

  private SoakProgram() {}

  /** Arguments: opens and closes, frames. Ends with 1 if anything grows. */
  public static void main(String[] arguments) throws Exception {
    int opens = Integer.parseInt(arguments[0]);
    int frames = Integer.parseInt(arguments[1]);
    var folder = Files.createTempDirectory("framewatch-soak");
    boolean flat;
    try {
      var second = MediaFiles.video("320x180", 1) + " " + MediaFiles.audio(1) + " " + ENCODED;
      var clip = MediaFiles.make(folder, "clip.mp4", second);
      var sent = MediaFiles.make(folder, "clip.ts", "-i clip.mp4 -c copy");
      var loop = "-stream_loop -1 -i clip.mp4 -c copy -shortest -frames:v " + frames;
      flat = open(opens, clip, sent);
      flat &= watch(MediaFiles.make(folder, "long.mp4", loop), frames);
    } finally {
      delete(folder);
    }
    System.exit(flat ? 0 : 1);
  }

  /** Opens, watches and closes: a file as a worker does it, and a live source. */
  private static boolean open(int opens, Path clip, Path sent) throws Exception {
    var report = new SoakReport("opens and closes", opens);
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      new Thread(() -> serve(server, sent), "sender").start();
      for (int i = 2; i <= opens; i += 2) {
        worker(clip, Progress.NONE).run();
        receive(SourceUri.of("tcp://127.0.0.1:" + server.getLocalPort()));
        report.reached(i);
      }
    }
    return report.flat();
  }

  private static boolean watch(Path file, int frames) {
    var report = new SoakReport("frames", frames);
    var summary = worker(file, (timeUs, durationUs) -> report.reached(timeUs / 40_000)).run();
    System.out.println(summary);
    return report.flat();
  }

  private static StreamWorker worker(Path file, Progress progress) {
    return new StreamWorker(
        "soak", SourceUri.of(file.toString()), SETTINGS, new Nowhere(), false, progress);
  }

  private static void receive(SourceUri uri) throws SourceException {
    try (Source source = Sources.open(uri, SETTINGS.source())) {
      while (!(source.next() instanceof Media.End)) {
        // What is in it does not matter.
      }
    }
  }

  private static void serve(ServerSocket server, Path sent) {
    try {
      while (true) {
        try (var connection = server.accept()) {
          Files.copy(sent, connection.getOutputStream());
        }
      }
    } catch (IOException e) {
      // The server was closed: this is how it ends.
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Takes everything and keeps nothing. */
  private static final class Nowhere implements Publisher {
    @Override
    public boolean publish(FrameBatch batch, boolean mayDrop) {
      return true;
    }

    @Override
    public boolean publish(FramePayload payload, boolean mayDrop) {
      return true;
    }

    @Override
    public void flush(String streamId) {}

    @Override
    public void close() {}
  }
}
