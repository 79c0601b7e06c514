package framewatch.detect;

import java.util.Arrays;

/**
 * Keeps a condition that comes and goes from raising a storm of defects: after {@link #MANY} of
 * them within {@link #WITHIN_US}, the next one stays open until the stream has been calm for {@link
 * #CALM_US}, and counts. Five drop-outs in a minute are five defects, fifty are six.
 *
 * @param endsUs when the last defects ended, media time, oldest first
 * @param occurrences of the condition in the defect that is open; 0 unless it flaps
 * @param held true while the condition is gone and the defect stays open
 */
record Flapping(long[] endsUs, int occurrences, boolean held) {

  /** Name of the value that carries the count. */
  static final String VALUE = "occurrences";

  /** Defects of one detector after which the next one counts as flapping. */
  static final int MANY = 5;

  /** Media time within which they have to end, microseconds. */
  static final long WITHIN_US = 60_000_000;

  /** Media time without the condition after which flapping is over, microseconds. */
  static final long CALM_US = 30_000_000;

  private static final long LONG_AGO_US = Long.MIN_VALUE / 2;

  static final Flapping NONE = new Flapping(never(), 0, false);

  private static long[] never() {
    long[] ends = new long[MANY];
    Arrays.fill(ends, LONG_AGO_US);
    return ends;
  }

  /** True if no defect has ended yet, and none that is open counts. */
  boolean isNone() {
    return occurrences == 0 && endsUs[MANY - 1] == LONG_AGO_US;
  }

  boolean flaps() {
    return occurrences > 0;
  }

  /** A defect opens that began at a media time. */
  Flapping opens(long startUs) {
    return new Flapping(endsUs, startUs - endsUs[0] <= WITHIN_US ? 1 : 0, false);
  }

  /** The condition is back in the defect that is held open. */
  Flapping again() {
    return new Flapping(endsUs, occurrences + 1, false);
  }

  /** The condition is gone, the defect stays open. */
  Flapping hold() {
    return new Flapping(endsUs, occurrences, true);
  }

  /** The defect is closed. */
  Flapping closes(long endUs) {
    long[] next = new long[MANY];
    System.arraycopy(endsUs, 1, next, 0, MANY - 1);
    next[MANY - 1] = endUs;
    return new Flapping(next, 0, false);
  }
}
