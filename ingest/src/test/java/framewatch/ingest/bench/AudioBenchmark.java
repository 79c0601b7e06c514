package framewatch.ingest.bench;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.measure.AudioMeter;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;

/**
 * What measuring sound costs: CPU time per second of sound, decoded only and decoded and measured,
 * in turn. Where the file has a picture, that is decoded in both. Prints medians over the rounds.
 *
 * <p>Arguments: FILE [ROUNDS]. The first three rounds warm up and do not count.
 */
public final class AudioBenchmark {
  private static final int WARM_UP = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private AudioBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    SourceUri file = SourceUri.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    double[] decode = new double[rounds];
    double[] measures = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double alone = run(file, false);
      double both = run(file, true);
      if (round >= 0) {
        decode[round] = alone;
        measures[round] = both - alone;
        System.out.printf("decode %.2f ms, with measures %.2f ms%n", alone, both);
      }
    }
    System.out.printf(
        "median per second of sound: decode %.2f ms, measures %.2f ms (%.2f..%.2f)%n",
        median(decode),
        median(measures),
        Arrays.stream(measures).min().orElseThrow(),
        Arrays.stream(measures).max().orElseThrow());
  }

  /** Milliseconds of this thread's CPU per second of sound. */
  private static double run(SourceUri file, boolean measured) throws Exception {
    var params = ParamTable.of("source", SourceParams.class).parse(Map.of());
    var meter = new AudioMeter(window -> {});
    double seconds = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    try (Source source = Sources.open(file, params)) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        if (media instanceof Sound sound) {
          seconds += (double) sound.length / sound.format.getSampleRate();
          if (measured) {
            meter.add(sound, sound.ptsUs);
          }
        }
        media = source.next();
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / seconds;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
