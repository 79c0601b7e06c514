package framewatch.standalone;

import framewatch.cli.Cli;
import framewatch.ingest.source.Natives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does once what {@code framewatch inspect} does, with a second of made-up media. The script {@code
 * framewatch} runs it after a build and has the JVM write down what it loaded (application
 * class-data sharing): every start from then on reads that instead of a thousand class files. It
 * also unpacks FFmpeg's libraries, which the first start would have to.
 */
public final class Rehearsal {
  private static final String MEDIA =
      "-f lavfi -i testsrc2=size=320x180:rate=25:duration=1"
          + " -f lavfi -i sine=frequency=440:sample_rate=48000:duration=1"
          + " -c:v libopenh264 -b:v 300k -c:a aac";

  private Rehearsal() {}

  /** Ends with 0 if all went well. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("framewatch-rehearsal");
    Path clip = folder.resolve("clip.mp4");
    int exitCode;
    try {
      make(clip);
      String[] inspect = {"inspect", "--fail-on", "never", clip.toString()};
      exitCode = Cli.run(Framewatch.commandFor(inspect), inspect);
    } finally {
      Files.deleteIfExists(clip);
      Files.delete(folder);
    }
    System.exit(exitCode);
  }

  private static void make(Path clip) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Natives.ffmpegProgram(), "-v", "error", "-nostdin"));
    command.addAll(List.of(MEDIA.split(" ", -1)));
    command.add(clip.toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("ffmpeg cannot make " + clip);
    }
  }
}
