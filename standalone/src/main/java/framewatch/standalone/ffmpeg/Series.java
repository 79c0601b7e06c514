package framewatch.standalone.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/** What a filter says of one thing over time: a value for each frame that it says it of. */
final class Series {
  static final Series NONE = new Series();

  /**
   * A value.
   *
   * @param time seconds from the first video frame
   */
  record Reading(double time, double value) {}

  private final List<Reading> readings = new ArrayList<>();

  void add(double time, double value) {
    readings.add(new Reading(time, value));
  }

  int size() {
    return readings.size();
  }

  double time(int index) {
    return readings.get(index).time;
  }

  double value(int index) {
    return readings.get(index).value;
  }

  /** Mean time from one value to the next, seconds. */
  double step() {
    return size() < 2 ? 0.04 : (time(size() - 1) - time(0)) / (size() - 1);
  }

  /** The middle one of some values; NaN of none. */
  double median(int from, int to) {
    if (from >= to) {
      return Double.NaN;
    }
    double[] values =
        readings.subList(from, to).stream().mapToDouble(Reading::value).sorted().toArray();
    return values[values.length / 2];
  }
}
