package framewatch.detect;

/**
 * Count, sum and extremes of a number that was measured again and again.
 *
 * @param min positive infinity while nothing was counted
 * @param max negative infinity while nothing was counted
 */
record Tally(long count, double sum, double min, double max) {

  static final Tally EMPTY = new Tally(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  Tally with(double value) {
    return new Tally(count + 1, sum + value, Math.min(min, value), Math.max(max, value));
  }

  /** 0 while nothing was counted. */
  double mean() {
    return count == 0 ? 0 : sum / count;
  }
}
