package framewatch.analyzer;

/**
 * The values that a column may hold; what is no number is in no range. They are wide: a meter's
 * mistake is for tests to find, this is about what would make a detector throw, or stay in its sums
 * for ever.
 */
record Range(double min, double max) {

  /** Media time, microseconds: 300 years either way, so that sums of some times do not overflow. */
  static final Range TIME_US = new Range(-1e16, 1e16);

  /** The length of what was looked at, microseconds: some of it is there. */
  static final Range LENGTH_US = new Range(1, Double.POSITIVE_INFINITY);

  /** A number of things, a length or a place. */
  static final Range COUNT = new Range(0, Double.POSITIVE_INFINITY);

  /** A position within a session, -1 for none. */
  static final Range POSITION = new Range(-1, Double.POSITIVE_INFINITY);

  /** Channels of a track: a byte holds their number. */
  static final Range CHANNELS = new Range(1, 255);

  /** Samples a second. */
  static final Range SAMPLE_RATE = new Range(1, Integer.MAX_VALUE);

  /** A share in percent. */
  static final Range PERCENT = new Range(0, 100);

  /** A share in 1/10000. */
  static final Range SHARE = new Range(0, 10_000);

  /** A share in parts per million. */
  static final Range MILLIONTHS = new Range(0, 1_000_000);

  /** A level of luma or chroma, 8-bit code values. */
  static final Range CODE_VALUE = new Range(0, 255);

  /** What is made of levels in a picture: differences, deviations, gradients, widths. */
  static final Range AMOUNT = new Range(0, 1e6);

  /** The same against the previous frame, -1 where there is none. */
  static final Range CHANGE = new Range(-1, 1e6);

  /** An amplitude of sound, 1.0 is full scale; ingest limits samples to 2^16. */
  static final Range AMPLITUDE = new Range(0, 0x1p20);

  /** As amplitude, of either sign. */
  static final Range OFFSET = new Range(-0x1p20, 0x1p20);

  /** An amplitude's square. */
  static final Range POWER = new Range(0, 0x1p40);

  /** How alike two channels are. */
  static final Range CORRELATION = new Range(-1, 1);

  boolean holds(double value) {
    return value >= min && value <= max;
  }

  /** Such as "0 to 10000". */
  @Override
  public String toString() {
    return Double.isInfinite(max)
        ? "%.0f or more".formatted(min)
        : "%.0f to %.0f".formatted(min, max);
  }
}
