package framewatch.standalone.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a stream, seconds from its first video frame.
 *
 * @param start when it begins
 * @param end when it ends
 */
record Stretch(double start, double end) {
  private static final double ROUNDING = 1e-6;

  double length() {
    return end - start;
  }

  /** Those of at least a length. */
  static List<Stretch> atLeast(double length, List<Stretch> stretches) {
    return stretches.stream().filter(s -> s.length() >= length - ROUNDING).toList();
  }

  /**
   * Where readings meet a condition.
   *
   * @param holds for each reading if it does
   * @param gap seconds without it that do not end a stretch
   * @param least shortest stretch, seconds
   */
  static List<Stretch> where(Series series, boolean[] holds, double gap, double least) {
    List<Stretch> found = new ArrayList<>();
    double step = series.step();
    for (int i = 0; i < holds.length; i++) {
      if (holds[i]) {
        double time = series.time(i);
        int last = found.size() - 1;
        if (last >= 0 && time - found.get(last).end <= gap + ROUNDING) {
          found.set(last, new Stretch(found.get(last).start, time + step));
        } else {
          found.add(new Stretch(time, time + step));
        }
      }
    }
    return atLeast(least, found);
  }
}
