package framewatch.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints ten times in the course of something what this process holds and what one of what is
 * counted has cost since the last time, and says at the end whether the process grew. The first
 * three do not count: until then classes are loaded and code is compiled.
 */
final class SoakReport {
  private static final int REPORTS = 10;
  private static final int WARM_UP = 3;
  private static final OperatingSystemMXBean CLOCK =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final String what;
  private final long every;
  private final List<Footprint> footprints = new ArrayList<>();
  private long last;
  private long cpuNanos = CLOCK.getProcessCpuTime();

  /**
   * @param what what is counted
   * @param total how many there will be
   */
  SoakReport(String what, long total) {
    this.what = what;
    every = total / REPORTS;
  }

  /** It has come this far. */
  void reached(long count) {
    if (footprints.size() < REPORTS && count >= every * (footprints.size() + 1)) {
      double ms = (CLOCK.getProcessCpuTime() - cpuNanos) / 1e6 / (count - last);
      footprints.add(Footprint.now());
      System.out.printf(Locale.ROOT, "%s %d: %s, %.3f ms of CPU each%n", what, count, latest(), ms);
      last = count;
      cpuNanos = CLOCK.getProcessCpuTime();
    }
  }

  /** True if nothing grew; what did is printed. */
  boolean flat() {
    var grown = latest().grownSince(footprints.get(WARM_UP - 1));
    grown.forEach(line -> System.out.println(what + ": " + line));
    return grown.isEmpty();
  }

  private Footprint latest() {
    return footprints.get(footprints.size() - 1);
  }
}
