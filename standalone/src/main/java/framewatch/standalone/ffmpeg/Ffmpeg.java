package framewatch.standalone.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import framewatch.cli.InputException;
import framewatch.ingest.source.Natives;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the {@code ffmpeg} program; what it complains of becomes an {@link InputException}. */
public final class Ffmpeg {
  private Ffmpeg() {}

  /** What is written to the program's standard input. */
  public interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Runs it with pictures or sound on standard input. */
  public static void write(List<String> arguments, Input input)
      throws IOException, InterruptedException {
    run(Path.of(""), arguments, input);
  }

  /** Runs it for what it writes to standard output. */
  public static byte[] read(List<String> arguments) throws IOException, InterruptedException {
    return run(Path.of(""), arguments, OutputStream::flush);
  }

  /** Runs it in a folder for the files it writes there. */
  static void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    run(folder, arguments, OutputStream::flush);
  }

  private static byte[] run(Path folder, List<String> arguments, Input input)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("framewatch", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Natives.ffmpegProgram());
    command.addAll(List.of("-hide_banner", "-nostats", "-v", "error", "-y"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectError(said.toFile())
            .start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        input.writeTo(in);
      }
      byte[] written;
      try (InputStream out = process.getInputStream()) {
        written = out.readAllBytes();
      }
      if (process.waitFor() != 0) {
        throw new InputException("ffmpeg: " + Files.readString(said, UTF_8).strip());
      }
      return written;
    } finally {
      process.destroy();
      Files.deleteIfExists(said);
    }
  }
}
