package framewatch.detect;

import java.util.Arrays;

/** A few times, in the order in which they came. */
final class Recent {

  private static final long[] EMPTY = {};

  private Recent() {}

  /** With one more, and without the first if there are too many. */
  static long[] with(long[] times, long timeUs, int most) {
    int kept = Math.min(times.length, most - 1);
    long[] next = Arrays.copyOfRange(times, times.length - kept, times.length + 1);
    next[kept] = timeUs;
    return next;
  }

  static long[] withoutFirst(long[] times) {
    return times.length <= 1 ? EMPTY : Arrays.copyOfRange(times, 1, times.length);
  }

  /** The one nearest to a time; half of eternity away if there is none. */
  static long nearest(long[] times, long timeUs) {
    long nearest = Long.MAX_VALUE / 2;
    for (long time : times) {
      if (Math.abs(time - timeUs) < Math.abs(nearest - timeUs)) {
        nearest = time;
      }
    }
    return nearest;
  }
}
