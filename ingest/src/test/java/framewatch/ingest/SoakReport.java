package framewatch.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints ten times in the course of something what this process holds, and says at the end whether
 * it grew. The first three do not count: until then classes are loaded and code is compiled.
 */
final class SoakReport {
  private static final int REPORTS = 10;
  private static final int WARM_UP = 3;

  private final String what;
  private final long every;
  private final List<Footprint> footprints = new ArrayList<>();

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
      footprints.add(Footprint.now());
      System.out.println(what + " " + count + ": " + last());
    }
  }

  /** True if nothing grew; what did is printed. */
  boolean flat() {
    var grown = last().grownSince(footprints.get(WARM_UP - 1));
    grown.forEach(line -> System.out.println(what + ": " + line));
    return grown.isEmpty();
  }

  private Footprint last() {
    return footprints.get(footprints.size() - 1);
  }
}
