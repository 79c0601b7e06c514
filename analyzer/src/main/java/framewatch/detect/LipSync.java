package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How far sound may be from its picture: settings that the detectors of A/V offsets share. */
record LipSync(
    @Param(
            value = "45ms",
            min = 0,
            max = 10,
            help = "Sound may be early by this. Severity warning beyond it.")
        Duration early,
    @Param(
            value = "125ms",
            min = 0,
            max = 10,
            help = "Sound may be late by this. Severity warning beyond it.")
        Duration late,
    @Param(
            value = "90ms",
            min = 0,
            max = 10,
            help = "Severity critical if sound is earlier than this (ITU-R BT.1359).")
        Duration criticalEarly,
    @Param(
            value = "185ms",
            min = 0,
            max = 10,
            help = "Severity critical if sound is later than this (ITU-R BT.1359).")
        Duration criticalLate) {

  /** Judges offsets by these settings. Microseconds; sound late is above 0. */
  static final class Judge {
    private final double earlyUs;
    private final double lateUs;
    private final double criticalEarlyUs;
    private final double criticalLateUs;
    private final Episode.Rule warning;
    private final Episode.Rule critical;

    /**
     * @param offset what of the offsets of a defect is reported
     */
    Judge(LipSync limits, ToDoubleFunction<Tally> offset) {
      earlyUs = Episode.Rule.us(limits.early());
      lateUs = Episode.Rule.us(limits.late());
      criticalEarlyUs = Episode.Rule.us(limits.criticalEarly());
      criticalLateUs = Episode.Rule.us(limits.criticalLate());
      warning =
          new Episode.Rule(
              0,
              0,
              0,
              Long.MAX_VALUE,
              tally -> Map.of("offset", offset.applyAsDouble(tally) / 1e3));
      critical = new Episode.Rule(0, 0, 0, 0, warning.values());
    }

    boolean isOff(double offsetUs) {
      return offsetUs > lateUs || offsetUs < -earlyUs;
    }

    /** Sound is off by so much from one media time to another. */
    Episode holds(Episode episode, long fromUs, long toUs, double offsetUs, Report report) {
      boolean worse = offsetUs > criticalLateUs || offsetUs < -criticalEarlyUs;
      return episode.holds(fromUs, toUs, offsetUs, worse ? critical : warning, report);
    }

    Episode fails(Episode episode, long fromUs, long toUs, Report report) {
      return episode.fails(fromUs, toUs, warning, report);
    }

    void ends(Episode episode, Report report) {
      episode.ends(warning, report);
    }
  }
}
