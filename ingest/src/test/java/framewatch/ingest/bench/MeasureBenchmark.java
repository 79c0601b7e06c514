package framewatch.ingest.bench;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.measure.AudioMeter;
import framewatch.ingest.measure.MeasureParams;
import framewatch.ingest.measure.VideoMeter;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Sound;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;

/**
 * What measuring costs against decoding: CPU time per picture of a file, decoded only and decoded
 * and measured (picture and sound), in turn. Prints medians over the rounds and their ratio.
 *
 * <p>Arguments: FILE [ROUNDS [STEP]]. The first two rounds warm up and do not count.
 */
public final class MeasureBenchmark {
  private static final int WARM_UP = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MeasureBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    SourceUri file = SourceUri.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    int step = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    double[] decode = new double[rounds];
    double[] measured = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double alone = run(file, 0);
      double both = run(file, step);
      if (round >= 0) {
        decode[round] = alone;
        measured[round] = both;
        ratios[round] = both / alone;
        System.out.printf("decode %.3f ms, with measures %.3f ms%n", alone, both);
      }
    }
    System.out.printf(
        "median: decode %.3f ms, with measures %.3f ms per picture; ratio %.3f (%.3f..%.3f)%n",
        median(decode),
        median(measured),
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }

  /** Milliseconds of this thread's CPU per picture; nothing is measured with a step of 0. */
  private static double run(SourceUri file, int step) throws Exception {
    var params = ParamTable.of("source", SourceParams.class).parse(Map.of());
    var video = new VideoMeter(new MeasureParams(Math.max(1, step)));
    var audio = new AudioMeter(window -> {});
    long pictures = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    try (Source source = Sources.open(file, params)) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        if (media instanceof Picture picture) {
          pictures++;
          if (step > 0) {
            video.measure(picture);
          }
        } else if (media instanceof Sound sound && step > 0) {
          audio.add(sound, sound.ptsUs);
        }
        media = source.next();
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / Math.max(1, pictures);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
