package framewatch.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import framewatch.cli.InputException;
import framewatch.ingest.source.Natives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code ffmpeg} program that comes with the libraries we decode with. */
final class FfmpegProgram {
  /** What a user would combine to find the same defects. */
  static final String FILTERS =
      "blackdetect,freezedetect,blockdetect,blurdetect,signalstats,siti,scdet";

  private static final Pattern CPU = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

  private FfmpegProgram() {}

  /** Milliseconds of CPU time to decode picture and sound of the clip. */
  static double decodeMs(Clip clip) throws Exception {
    List<String> arguments = new ArrayList<>(input(clip));
    arguments.addAll(List.of("-map", "0:a:0?", "-t", clip.mediaUs() + "us", "-f", "null", "-"));
    return cpuMs(run(arguments));
  }

  /** Milliseconds of CPU time that the seven filters add to the decoding of so many pictures. */
  static double filtersMs(Clip clip, long frames) throws Exception {
    return cpuMs(run(pictures(clip, frames, FILTERS))) - cpuMs(run(pictures(clip, frames, "null")));
  }

  /** Writes the clip's tracks so many times in a row, as they are, into another file. */
  static void repeat(Path file, long times, Path to) throws Exception {
    run(
        List.of(
            "-stream_loop",
            Long.toString(times - 1),
            "-i",
            "file:" + file.toAbsolutePath(),
            "-map",
            "0:v:0",
            "-map",
            "0:a:0?",
            "-c",
            "copy",
            "-y",
            "file:" + to.toAbsolutePath()));
  }

  /** Milliseconds of CPU time, user and system, as the program itself states them at its end. */
  static double cpuMs(String said) {
    return CPU.matcher(said)
        .results()
        .mapToDouble(FfmpegProgram::seconds)
        .map(seconds -> seconds * 1000)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("ffmpeg does not say what it cost: " + said));
  }

  private static double seconds(MatchResult cpu) {
    return Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2));
  }

  private static List<String> input(Clip clip) {
    String file = "file:" + clip.file().toAbsolutePath();
    return List.of("-threads", "1", "-filter_threads", "1", "-i", file, "-map", "0:v:0");
  }

  private static List<String> pictures(Clip clip, long frames, String filters) {
    List<String> arguments = new ArrayList<>(input(clip));
    String number = Long.toString(frames);
    arguments.addAll(List.of("-frames:v", number, "-vf", filters, "-f", "null", "-"));
    return arguments;
  }

  private static String run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Natives.ffmpegProgram());
    command.addAll(List.of("-hide_banner", "-nostdin", "-nostats", "-v", "info", "-benchmark"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new InputException("ffmpeg: " + lastLine(said));
      }
      return said;
    } catch (IOException | InterruptedException e) {
      process.destroy();
      throw e;
    }
  }

  private static String lastLine(String said) {
    return said.substring(said.stripTrailing().lastIndexOf('\n') + 1);
  }
}
