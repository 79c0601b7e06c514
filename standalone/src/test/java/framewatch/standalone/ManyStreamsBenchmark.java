package framewatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * What one ingest worker takes for many streams: memory and CPU time of the process that the script
 * {@code framewatch} starts, against a broker in this process. Every run measures the same number
 * of frames, spread over the streams; each stream is the file, looped. A program, not a test; run
 * it from the root of the checkout:
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp 'standalone/target/test-classes:standalone/target/framewatch-standalone.jar:standalone/target/lib/*' \
 *     framewatch.standalone.ManyStreamsBenchmark FILE 400 1,2,4,8,16,32
 * }</pre>
 */
public final class ManyStreamsBenchmark {
  private ManyStreamsBenchmark() {}

  /** Arguments: file, seconds of media per run over all streams, numbers of streams. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    int seconds = Integer.parseInt(args[1]);
    int[] counts = Arrays.stream(args[2].split(",")).mapToInt(Integer::parseInt).toArray();
    Path folder = Files.createTempDirectory("framewatch-many");
    System.out.println(
        "streams  frames  peak RSS MiB  anonymous  file  half time  threads  CPU ms/frame  wall s");
    try (OneProcess kafka = OneProcess.start(6)) {
      for (int streams : counts) {
        Path clip = loop(file, (double) seconds / streams, folder);
        run(kafka, clip, streams);
        Files.delete(clip);
      }
    } finally {
      Files.delete(folder);
    }
  }

  private static void run(OneProcess kafka, Path clip, int streams)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("framewatch-many", ".err");
    List<String> command = new ArrayList<>(List.of("./framewatch", "ingest"));
    command.add("--bootstrap-server=" + kafka.bootstrapServer());
    command.add("--schema-registry=" + kafka.registryUrl());
    IntStream.range(0, streams).forEach(i -> command.add("s" + i + "=" + clip));
    long start = System.nanoTime();
    Process worker = new ProcessBuilder(command).redirectError(said.toFile()).start();
    List<ProcessStatus> seen = new ArrayList<>();
    for (var now = ProcessStatus.of(worker.pid()); now != null; ) {
      seen.add(now);
      Thread.sleep(100);
      now = ProcessStatus.of(worker.pid());
    }
    double wall = (System.nanoTime() - start) / 1e9;
    long frames = frames(Files.readString(said));
    if (worker.waitFor() != 0 || frames == 0) {
      throw new IllegalStateException("the worker failed: " + Files.readString(said));
    }
    Files.delete(said);
    ProcessStatus last = seen.get(seen.size() - 1);
    System.out.printf(
        "%7d %7d %13.0f %10.0f %5.0f %10.0f %8d %13.2f %7.1f%n",
        streams,
        frames,
        last.peakMib(),
        seen.stream().mapToDouble(ProcessStatus::anonymousMib).max().orElse(0),
        seen.stream().mapToDouble(ProcessStatus::fileMib).max().orElse(0),
        seen.get(seen.size() / 2).peakMib(),
        seen.stream().mapToInt(ProcessStatus::threads).max().orElse(0),
        last.cpuSeconds() * 1000 / frames,
        wall);
  }

  /** From lines such as {@code s0: ended, 300 frames, 120 audio windows}. */
  private static long frames(String said) {
    return said.lines()
        .filter(line -> line.contains(": ended, "))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*ended, (\\d+) frames.*", "$1")))
        .sum();
  }

  private static Path loop(Path file, double seconds, Path folder)
      throws IOException, InterruptedException {
    Path looped = folder.resolve("looped.mp4");
    List<String> command = new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-v", "error", "-y"));
    command.addAll(List.of("-stream_loop", "-1", "-i", file.toString()));
    command.addAll(List.of("-t", Double.toString(seconds), "-c", "copy", looped.toString()));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("ffmpeg failed");
    }
    return looped;
  }
}
