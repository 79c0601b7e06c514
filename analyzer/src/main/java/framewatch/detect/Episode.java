package framewatch.detect;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * A run for which a condition holds. Once it has lasted its minimum duration a defect is opened,
 * back-dated to where the run began. It closes when the condition has failed for the recovery time,
 * or at a break, and ends where the condition last held: a shorter interruption is part of it, the
 * recovery is not. Severity rises with the duration.
 *
 * <p>A detector tells it with every observation that the condition {@link #holds} or {@link #fails}
 * and with every break that it {@link #ends}. Part of a detector's state.
 *
 * @param running true from the first observation for which the condition holds
 * @param open true from where the defect was opened
 * @param failing true if the condition failed at the last observation
 * @param startUs media time at which the run began
 * @param heldUs media time up to which the condition last held
 * @param tally what the detector measured where the condition held
 */
record Episode(
    boolean running, boolean open, boolean failing, long startUs, long heldUs, Tally tally) {

  static final Episode NONE = new Episode(false, false, false, 0, 0, Tally.EMPTY);

  /**
   * When a run becomes a defect, when the defect is over, and how bad it is. Microseconds.
   *
   * @param values what the defect's reports carry
   */
  record Rule(
      long minimumUs,
      long recoveryUs,
      long warningUs,
      long criticalUs,
      Function<Tally, Map<String, Double>> values) {

    static Rule of(Lasting lasting, Function<Tally, Map<String, Double>> values) {
      return of(
          lasting.minDuration(), lasting.recovery(), lasting.warning(), lasting.critical(), values);
    }

    static Rule of(
        Duration minimum,
        Duration recovery,
        Duration warning,
        Duration critical,
        Function<Tally, Map<String, Double>> values) {
      return new Rule(us(minimum), us(recovery), us(warning), us(critical), values);
    }

    /** The same rule with other values to report. */
    Rule reporting(Function<Tally, Map<String, Double>> others) {
      return new Rule(minimumUs, recoveryUs, warningUs, criticalUs, others);
    }

    /** The same rule for runs that become a defect once they have lasted so long. */
    Rule lasting(long us) {
      return new Rule(us, recoveryUs, warningUs, criticalUs, values);
    }

    /** The same rule for a run that is not to become a defect yet, however long it lasts. */
    Rule never() {
      return lasting(Long.MAX_VALUE);
    }

    Severity severity(long durationUs) {
      if (durationUs >= criticalUs) {
        return Severity.CRITICAL;
      }
      return durationUs >= warningUs ? Severity.WARNING : Severity.INFO;
    }

    static long us(Duration duration) {
      return duration.toNanos() / 1000;
    }
  }

  /**
   * The condition holds from one media time to another.
   *
   * @param measure goes into the tally
   */
  Episode holds(long fromUs, long toUs, double measure, Rule rule, Report report) {
    long beganUs = running ? startUs : fromUs;
    var next = new Episode(true, open, false, beganUs, Math.max(heldUs, toUs), tally.with(measure));
    if (open) {
      report.update(next.heldUs, next.severity(rule), rule.values.apply(next.tally));
      return next;
    }
    return next.openIfLongEnough(rule, report);
  }

  /**
   * The condition does not hold from a media time on.
   *
   * @param fromUs where the observation that shows it begins: until there the last one stood
   * @param toUs where it ends
   */
  Episode fails(long fromUs, long toUs, Rule rule, Report report) {
    if (!running) {
      return this;
    }
    long lastUs = failing ? heldUs : Math.max(heldUs, fromUs);
    var next = new Episode(true, open, true, startUs, lastUs, tally);
    if (!open) {
      // Frames may be shown longer than they announce: only now is it known that it was enough.
      next = next.openIfLongEnough(rule, report);
    }
    if (!next.open) {
      return NONE;
    }
    return toUs - lastUs >= rule.recoveryUs ? next.ends(rule, report) : next;
  }

  /**
   * It turns out that the condition held until here, though the last observations seemed not to.
   */
  Episode heldUntil(long toUs) {
    return new Episode(running, open, failing, startUs, Math.max(heldUs, toUs), tally);
  }

  /** What comes next has nothing to do with what was. */
  Episode ends(Rule rule, Report report) {
    if (open) {
      report.close(heldUs, severity(rule), rule.values.apply(tally));
    }
    return NONE;
  }

  private Episode openIfLongEnough(Rule rule, Report report) {
    if (heldUs - startUs < rule.minimumUs) {
      return this;
    }
    report.open(startUs, heldUs, severity(rule), rule.values.apply(tally));
    return new Episode(true, true, failing, startUs, heldUs, tally);
  }

  private Severity severity(Rule rule) {
    return rule.severity(heldUs - startUs);
  }
}
