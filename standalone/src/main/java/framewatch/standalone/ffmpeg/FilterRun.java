package framewatch.standalone.ffmpeg;

import framewatch.cli.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs FFmpeg's filters over a stream and reads the metadata that they leave on frames. */
final class FilterRun {
  /**
   * Chains over the picture by branch. Three levels of darkness and of noise, FFmpeg's defaults
   * first. Blocks and blur are dear: every fifth frame has to do.
   */
  private static final Map<String, String> PICTURE =
      branches(
          "a=blackdetect=d=0.01:pix_th=0.1,freezedetect=n=0.001:d=0.05,idet"
              + ",photosensitivity=bypass=1",
          "b=blackdetect=d=0.01:pix_th=0.05,freezedetect=n=0.003:d=0.05",
          "c=blackdetect=d=0.01:pix_th=0.02,freezedetect=n=0.01:d=0.05",
          "d=framestep=5,scale=w='min(640,iw)':h=-2,blockdetect,blurdetect",
          "e=scale=w='min(640,iw)':h=-2,signalstats=stat=tout+vrep+brng");

  /** Chains over the sound by branch; three levels of silence, FFmpeg's default first. */
  private static final Map<String, String> SOUND =
      branches(
          "f=silencedetect=n=-60dB:d=0.1",
          "g=silencedetect=n=-50dB:d=0.1",
          "h=silencedetect=n=-70dB:d=0.1",
          "i=silencedetect=n=-60dB:d=0.1:mono=1",
          "j=asetnsamples=4800,aformat=sample_fmts=s16p,astats=metadata=1:reset=1,aphasemeter=video=0",
          "k=ebur128=metadata=1");

  private static final Set<String> KEYS =
      Set.of(
          ("black_start black_end freezedetect.freeze_start freezedetect.freeze_end"
                  + " idet.single.current_frame idet.multiple.current_frame"
                  + " photosensitivity.badness block blur"
                  + " signalstats.YAVG signalstats.YDIF signalstats.YLOW signalstats.YHIGH"
                  + " signalstats.ULOW signalstats.UHIGH signalstats.VLOW signalstats.VHIGH"
                  + " signalstats.TOUT signalstats.VREP signalstats.BRNG"
                  + " silence_start silence_end silence_start.1 silence_end.1 silence_start.2"
                  + " silence_end.2 astats.Overall.Peak_level astats.Overall.Flat_factor"
                  + " astats.Overall.Peak_count astats.Overall.RMS_level astats.Overall.DC_offset"
                  + " aphasemeter.phase r128.M")
              .split(" "));

  private static final Pattern TIME = Pattern.compile("pts_time:(\\S+)");
  private static final String PREFIX = "lavfi.";

  private FilterRun() {}

  private static Map<String, String> branches(String... chains) {
    Map<String, String> branches = new LinkedHashMap<>();
    for (String chain : chains) {
      branches.put(chain.substring(0, 1), chain.substring(2));
    }
    return branches;
  }

  /** What all filters say of a stream; nothing of a track that it has not. */
  static Readings of(Path media) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("framewatch");
    try {
      run(media, "0:v:0", "split", "metadata", PICTURE, folder);
      run(media, "0:a:0", "asplit", "ametadata", SOUND, folder);
      var readings = new Readings();
      // Times are told from the first video frame.
      double zero = firstTime(folder.resolve("a.txt"));
      for (String branch : PICTURE.keySet()) {
        read(folder, branch, zero, readings);
      }
      for (String branch : SOUND.keySet()) {
        read(folder, branch, zero, readings);
      }
      return readings;
    } finally {
      delete(folder);
    }
  }

  private static void run(
      Path media,
      String track,
      String split,
      String print,
      Map<String, String> branches,
      Path folder)
      throws IOException, InterruptedException {
    var graph = new StringBuilder("[" + track + "]" + split + "=" + branches.size());
    branches.keySet().forEach(branch -> graph.append("[").append(branch).append("]"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nostdin", "-i", "file:" + media.toAbsolutePath()));
    List<String> outputs = new ArrayList<>();
    branches.forEach(
        (branch, chain) -> {
          graph.append(
              ";[%s]%s,%s=print:file=%s.txt[o%s]".formatted(branch, chain, print, branch, branch));
          outputs.addAll(List.of("-map", "[o" + branch + "]"));
        });
    arguments.addAll(List.of("-threads", "1", "-filter_complex", graph.toString()));
    arguments.addAll(outputs);
    arguments.addAll(List.of("-fps_mode", "passthrough", "-f", "null", "-"));
    try {
      Ffmpeg.run(folder, arguments);
    } catch (InputException e) {
      // A stream without this track, or damaged beyond it: what was said until then counts.
    }
  }

  private static double firstTime(Path printed) throws IOException {
    if (!Files.exists(printed)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(printed)) {
      return lines
          .map(TIME::matcher)
          .filter(Matcher::find)
          .findFirst()
          .map(FilterRun::time)
          .orElse(0.0);
    }
  }

  private static double time(Matcher matcher) {
    return number(matcher.group(1));
  }

  private static void read(Path folder, String branch, double zero, Readings to)
      throws IOException {
    Path printed = folder.resolve(branch + ".txt");
    if (!Files.exists(printed)) {
      return;
    }
    double time = 0;
    try (BufferedReader in = Files.newBufferedReader(printed)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher matcher = TIME.matcher(line);
        int equals = line.indexOf('=');
        if (line.startsWith("frame:") && matcher.find()) {
          time = time(matcher) - zero;
        } else if (line.startsWith(PREFIX) && equals > 0) {
          String key = line.substring(PREFIX.length(), equals);
          if (KEYS.contains(key)) {
            double value = number(line.substring(equals + 1));
            boolean edge = key.contains("_start") || key.contains("_end");
            to.add(branch + "." + key, time, edge ? value - zero : value);
          }
        }
      }
    }
  }

  /** Field orders become 1 for interlaced, 0 for not; what is no number, a very low one. */
  private static double number(String text) {
    return switch (text) {
      case "tff", "bff" -> 1;
      case "progressive", "undetermined", "nan", "-nan" -> 0;
      case "-inf" -> -200;
      case "inf" -> 1e9;
      default -> Double.parseDouble(text);
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
