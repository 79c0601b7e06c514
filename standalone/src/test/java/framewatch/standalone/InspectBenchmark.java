package framewatch.standalone;

import com.sun.management.OperatingSystemMXBean;
import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What {@code inspect} costs over decoding alone: CPU time of this process, both in turn on the
 * same file, medians after a warm-up. A program, not a test:
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -XX:+UseSerialGC -cp 'standalone/target/test-classes:standalone/target/framewatch-standalone.jar:standalone/target/lib/*' \
 *     framewatch.standalone.InspectBenchmark FILE 9
 * }</pre>
 */
public final class InspectBenchmark {
  private static final int WARM_UP = 3;

  private InspectBenchmark() {}

  /** Arguments: file, number of rounds (default 9). */
  public static void main(String[] args) throws SourceException {
    String file = args[0];
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    double[] decode = new double[rounds];
    double[] inspect = new double[rounds];
    long frames = 0;
    for (int round = -WARM_UP; round < rounds; round++) {
      long start = cpuNanos();
      frames = decode(file);
      long middle = cpuNanos();
      Direct.inspect("benchmark", file);
      long end = cpuNanos();
      if (round >= 0) {
        decode[round] = (middle - start) / 1e6;
        inspect[round] = (end - middle) / 1e6;
      }
    }
    System.out.printf("%d frames, %d rounds, CPU time, medians (min to max)%n", frames, rounds);
    print("decode", decode, frames);
    print("inspect", inspect, frames);
    System.out.printf("inspect / decode: %.2f%n", median(inspect) / median(decode));
  }

  private static long decode(String file) throws SourceException {
    SourceParams params = ParamTable.of("source", SourceParams.class).defaults();
    long pictures = 0;
    try (Source source = Sources.open(SourceUri.of(file), params)) {
      for (Media media = source.next(); !(media instanceof Media.End); media = source.next()) {
        pictures += media instanceof framewatch.ingest.source.Picture ? 1 : 0;
      }
    }
    return pictures;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String what, double[] ms, long frames) {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%-8s %8.1f ms (%.1f to %.1f), %.3f ms per frame%n",
        what, median(ms), sorted[0], sorted[sorted.length - 1], median(ms) / frames);
  }
}
