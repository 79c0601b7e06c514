package framewatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Media files with known defects, made with the ffmpeg program of the class path. */
final class Clips {
  private static final Path FOLDER = Path.of("target", "clips");

  private Clips() {}

  /**
   * 24 s of a moving picture and a tone, encoded with losses: black 4 s to 7 s, frozen from 10 s to
   * 14 s, silent from 16 s to 20 s, all with sound of its own where nothing is said of it.
   */
  static synchronized Path defective() {
    Path file = FOLDER.resolve("defective.mp4").toAbsolutePath();
    if (!Files.exists(file)) {
      ffmpeg(
          List.of(
              "-f",
              "lavfi",
              "-i",
              "testsrc2=size=320x180:rate=25:duration=24",
              "-f",
              "lavfi",
              "-i",
              "sine=frequency=440:sample_rate=48000:duration=24",
              "-vf",
              "drawbox=c=black:t=fill:enable='between(t,4,6.99)',loop=loop=99:size=1:start=250"
                  + ",trim=duration=24",
              "-af",
              "volume=0:enable='between(t,16,20)'",
              "-shortest",
              "-c:v",
              "libopenh264",
              "-b:v",
              "400k",
              "-c:a",
              "aac"),
          file);
    }
    return file;
  }

  /** The same media with its index first, so that it can be read from a server without ranges. */
  static synchronized Path streamable() {
    Path file = FOLDER.resolve("streamable.mp4").toAbsolutePath();
    if (!Files.exists(file)) {
      ffmpeg(List.of("-i", defective().toString(), "-c", "copy", "-movflags", "+faststart"), file);
    }
    return file;
  }

  /** The same media as a transport stream. */
  static synchronized Path broadcast() {
    Path file = FOLDER.resolve("broadcast.ts").toAbsolutePath();
    if (!Files.exists(file)) {
      ffmpeg(List.of("-i", defective().toString(), "-c", "copy"), file);
    }
    return file;
  }

  /** Any file that ffmpeg can make, written in one go so that nobody sees half of it. */
  static void ffmpeg(List<String> arguments, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path half = file.resolveSibling("half-" + file.getFileName());
      List<String> command = new ArrayList<>();
      command.add(Loader.load(ffmpeg.class));
      command.addAll(List.of("-y", "-v", "error", "-nostdin"));
      command.addAll(arguments);
      command.add(half.toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("ffmpeg: " + said);
      }
      Files.move(half, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
