package framewatch.detect;

import java.util.Arrays;

/**
 * The last few values of something that changes with media time, oldest first. A new one is made
 * for each addition, so keep additions rare.
 */
record Trail(long[] timesUs, long[] values) {

  static final Trail EMPTY = new Trail(new long[0], new long[0]);

  /** With a value added; the oldest goes when there are more than {@code most}. */
  Trail plus(long timeUs, long value, int most) {
    int length = timesUs.length;
    int from = length < most ? 0 : 1;
    long[] times = Arrays.copyOfRange(timesUs, from, length + 1);
    long[] newValues = Arrays.copyOfRange(values, from, length + 1);
    times[times.length - 1] = timeUs;
    newValues[times.length - 1] = value;
    return new Trail(times, newValues);
  }

  boolean isEmpty() {
    return timesUs.length == 0;
  }

  /** Media time of the newest; the trail must not be empty. */
  long newestUs() {
    return timesUs[timesUs.length - 1];
  }

  /** Place of the newest at or before a time, or -1. */
  int lastUpTo(long timeUs) {
    int i = timesUs.length - 1;
    while (i >= 0 && timesUs[i] > timeUs) {
      i--;
    }
    return i;
  }

  /** Place of the oldest at or after a time, or -1. */
  int firstFrom(long timeUs) {
    for (int i = 0; i < timesUs.length; i++) {
      if (timesUs[i] >= timeUs) {
        return i;
      }
    }
    return -1;
  }
}
