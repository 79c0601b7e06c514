package framewatch.ingest.source;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Media for tests, made by the ffmpeg program that comes with the libraries. */
public final class MediaFiles {
  private static final String PROGRAM = Loader.load(ffmpeg.class);

  private MediaFiles() {}

  /** Picture that moves and changes everywhere; {@code size} as 160x120. */
  public static String video(String size, int seconds) {
    return "-f lavfi -i testsrc2=s=%s:r=25:d=%d".formatted(size, seconds);
  }

  /** A tone on one channel. */
  public static String audio(int seconds) {
    return "-f lavfi -i sine=f=440:r=48000:d=%d".formatted(seconds);
  }

  /** Runs {@code ffmpeg ARGUMENTS folder/name}; arguments are separated by blanks. */
  public static Path make(Path folder, String name, String... arguments) {
    Path file = folder.resolve(name);
    run(folder, String.join(" ", arguments) + " " + name);
    return file;
  }

  /** Runs ffmpeg in a folder and returns what it wrote to standard output. */
  public static String run(Path folder, String arguments) {
    try {
      Process process = start(folder, arguments, Redirect.PIPE, Redirect.INHERIT);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("ffmpeg " + arguments + " ended with an error");
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts ffmpeg, as a sender; the caller ends it. */
  public static Process start(Path folder, String arguments) {
    try {
      // A sender that is killed complains; and nobody must wait for its output to end.
      return start(folder, arguments, Redirect.DISCARD, Redirect.DISCARD);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(Path folder, String arguments, Redirect output, Redirect errors)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM, "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of(arguments.split(" +")));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(errors)
        .redirectOutput(output)
        .start();
  }
}
