package framewatch.detect;

/**
 * What flashes with a beep nearby have in common: one interval, and one distance of the beep, which
 * may become another once the pattern is known. Microseconds.
 *
 * @param known true once enough pairs agreed
 * @param run pairs in a row that agree on the distance
 * @param firstUs flash of the first of them
 * @param lastUs flash of the last of them
 * @param periodUs from flash to flash; 0 while there was only one
 * @param sumUs their distances, added up
 */
record MarkerPattern(boolean known, int run, long firstUs, long lastUs, long periodUs, long sumUs) {

  static final MarkerPattern NONE = new MarkerPattern(false, 0, 0, 0, 0, 0);

  private static final long SHORTEST_US = 400_000;
  private static final long LONGEST_US = 15_000_000;

  /** Periods without a marker after which the pattern is over. */
  private static final int PATIENCE = 5;

  /** Mean distance of the beeps; late is above 0. */
  double offsetUs() {
    return run == 0 ? 0 : (double) sumUs / run;
  }

  /** True if the distance is more than a single pair's. */
  boolean isSettled() {
    return known && run >= 2;
  }

  /** True if markers should have come for long. */
  boolean isOver(long nowUs) {
    return run > 0 && nowUs - lastUs > Math.max(LONGEST_US, PATIENCE * periodUs);
  }

  /**
   * Takes a pair.
   *
   * @param frameUs how exactly the time of a flash is known
   * @param needed pairs in a row that make the pattern known
   */
  MarkerPattern with(long flashUs, long distanceUs, long frameUs, int needed) {
    long intervalUs = flashUs - lastUs;
    boolean agrees =
        run > 0 && Math.abs(distanceUs - offsetUs()) <= Math.max(20_000, frameUs * 3 / 4);
    if (run > 0 && periodUs == 0) {
      boolean even = agrees && intervalUs >= SHORTEST_US && intervalUs <= LONGEST_US;
      return even ? next(flashUs, distanceUs, intervalUs, needed) : begin(flashUs, distanceUs, 0);
    }
    if (run > 0 && fits(intervalUs, frameUs)) {
      return agrees
          ? next(flashUs, distanceUs, periodUs, needed)
          : begin(flashUs, distanceUs, known ? periodUs : 0);
    }
    // A bright picture of the programme between the markers.
    return known ? this : begin(flashUs, distanceUs, 0);
  }

  private boolean fits(long intervalUs, long frameUs) {
    long periods = Math.round((double) intervalUs / periodUs);
    // Among any few times there are two that are some periods apart.
    boolean near = known ? periods >= 1 : periods == 1;
    return near && Math.abs(intervalUs - periods * periodUs) <= frameUs * 3 / 2;
  }

  private MarkerPattern next(long flashUs, long distanceUs, long newPeriodUs, int needed) {
    return new MarkerPattern(
        known || run + 1 >= needed, run + 1, firstUs, flashUs, newPeriodUs, sumUs + distanceUs);
  }

  private MarkerPattern begin(long flashUs, long distanceUs, long newPeriodUs) {
    boolean still = known && newPeriodUs > 0;
    return new MarkerPattern(still, 1, flashUs, flashUs, newPeriodUs, distanceUs);
  }
}
