package framewatch.detect;

/**
 * A run of quiet steps of 5 ms, the sound on both sides of it, or the sound before one that may
 * come. Part of a detector's state; levels in dBFS.
 *
 * @param steps that were quiet, 0 for no run
 * @param ended true if the run ended with the last step, which is sound
 * @param startUs media time at which the first quiet step begins
 * @param endUs media time at which the last one ends
 * @param before highest level of the two steps before it
 * @param highest in it
 * @param inner highest without the first and the last step, once it has three
 * @param newest the last step
 * @param lowest in it
 * @param earlier the step before the last
 */
record QuietRun(
    int steps,
    boolean ended,
    long startUs,
    long endUs,
    double before,
    double highest,
    double inner,
    double newest,
    double lowest,
    double earlier) {

  private static final double NOTHING = -200;

  static final QuietRun NONE = after(NOTHING, NOTHING);

  /** Sound, of which these are the last two steps. */
  static QuietRun after(double earlier, double newest) {
    return new QuietRun(0, false, 0, 0, 0, 0, 0, newest, 0, earlier);
  }

  boolean running() {
    return steps > 0 && !ended;
  }

  /**
   * With one more step.
   *
   * @param level up to which it is quiet
   */
  QuietRun plus(double db, double level, long us) {
    if (db > level) {
      return !running()
          ? after(newest, db)
          : new QuietRun(steps, true, startUs, us, before, highest, inner, db, lowest, newest);
    }
    if (!running()) {
      double loudest = Math.max(earlier, newest);
      return new QuietRun(1, false, us, us, loudest, db, NOTHING, db, db, newest);
    }
    return new QuietRun(
        steps + 1,
        false,
        startUs,
        us,
        before,
        Math.max(highest, db),
        steps == 1 ? NOTHING : Math.max(inner, newest),
        db,
        Math.min(lowest, db),
        newest);
  }

  /**
   * True if the sound stopped and came back at once.
   *
   * @param next the step after that with which the run ended
   * @param sound lowest level on both sides
   * @param edge smallest fall and rise
   */
  boolean isSharp(double next, double sound, double edge) {
    double after = Math.max(newest, next);
    return Math.min(before, after) >= Math.max(sound, highest + edge);
  }
}
