package framewatch.ingest.source;

import framewatch.config.Durations;
import java.util.ArrayList;
import java.util.List;

/** Stretches of time: a beginning belongs to its stretch, an end does not. Microseconds. */
record Intervals(List<Interval> list) {
  static final Intervals NEVER = new Intervals(List.of());

  record Interval(long fromUs, long toUs) {}

  /**
   * Reads {@code 5s-8s,20s-21s}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Intervals parse(String text) {
    var list = new ArrayList<Interval>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("expected two ends");
      }
      long from = Durations.parse(ends[0]).toNanos() / 1000;
      long to = Durations.parse(ends[1]).toNanos() / 1000;
      if (to <= from) {
        throw new IllegalArgumentException("expected the end after the beginning");
      }
      list.add(new Interval(from, to));
    }
    return new Intervals(List.copyOf(list));
  }

  boolean contains(long timeUs) {
    return end(timeUs) > timeUs;
  }

  /** End of the stretch that a time lies in; the time itself if it lies in none. */
  long end(long timeUs) {
    for (Interval interval : list) {
      if (timeUs >= interval.fromUs() && timeUs < interval.toUs()) {
        return interval.toUs();
      }
    }
    return timeUs;
  }

  /** How many stretches have begun at a time. */
  int begun(long timeUs) {
    int count = 0;
    for (Interval interval : list) {
      count += timeUs >= interval.fromUs() ? 1 : 0;
    }
    return count;
  }
}
