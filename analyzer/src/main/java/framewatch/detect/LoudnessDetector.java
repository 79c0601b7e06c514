package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The loudness of a whole programme misses its target. Known when the programme ends: a stream
 * without end has none, see {@link LoudnessShortTermDetector}.
 */
final class LoudnessDetector implements Detector<LoudnessDetector.State> {

  record Params(
      @Param(
              value = "-18LUFS",
              unit = "LUFS",
              min = -70,
              max = 0,
              help =
                  "Integrated loudness that a programme should have (EBU R 128: -23; ATSC A/85: -24;"
                      + " AES77: -18; web players -14).")
          double target,
      @Param(
              value = "10LU",
              unit = "LU",
              min = 0,
              max = 70,
              help =
                  "How far it may miss it (EBU R 128, live: 1; ATSC A/85: 2). So wide that it holds"
                      + " for all of these targets and for mastered music: the profiles ebu and"
                      + " atsc are for those who deliver by a rule.")
          double tolerance,
      @Param(
              value = "120s",
              min = 0,
              max = 86400,
              help =
                  "Shortest programme that is judged: of a trailer or an excerpt the loudness says"
                      + " little.")
          Duration programme,
      @Param(
              value = "13LU",
              unit = "LU",
              min = 0,
              max = 70,
              help = "Severity warning from this distance to the target.")
          double warning,
      @Param(
              value = "18LU",
              unit = "LU",
              min = 0,
              max = 70,
              help = "Severity critical from this distance to the target.")
          double critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "loudness",
          3,
          Spec.Input.FRAMES,
          "Programme loudness",
          "The integrated loudness of the whole programme (ITU-R BS.1770, gated) is outside of the"
              + " target's tolerance, of any common target by default. Reported at the end of the stream.",
          List.of(
              new Spec.Value("integrated", "LUFS", "I: integrated loudness of the programme."),
              new Spec.Value("short-term-max", "LUFS", "Highest short-term loudness, over 3 s."),
              new Spec.Value("momentary-max", "LUFS", "Highest momentary loudness, over 400 ms."),
              new Spec.Value("range", "LU", "LRA: loudness range of EBU Tech 3342.")),
          Params.class,
          LoudnessDetector::new);

  /** {@code windows} have been heard, from {@code startUs} to {@code endUs}. */
  record State(
      LoudnessMeter meter,
      LoudnessGates momentary,
      LoudnessGates shortTerm,
      double momentaryMax,
      double shortTermMax,
      long windows,
      long startUs,
      long endUs) {}

  private final double target;
  private final double tolerance;
  private final long programmeUs;
  private final double warning;
  private final double critical;

  LoudnessDetector(Params params) {
    target = params.target();
    tolerance = params.tolerance();
    programmeUs = Episode.Rule.us(params.programme());
    warning = params.warning();
    critical = params.critical();
  }

  @Override
  public State start() {
    return new State(
        LoudnessMeter.NONE,
        LoudnessGates.NONE,
        LoudnessGates.NONE,
        LoudnessMeter.SILENT,
        LoudnessMeter.SILENT,
        0,
        0,
        0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      return window(state, window);
    }
    if (observation instanceof Mark mark && mark.kind() == Mark.Kind.ENDED) {
      judge(state, report);
      return start();
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      return new State(
          state.meter().opened(mark),
          state.momentary(),
          state.shortTerm(),
          state.momentaryMax(),
          state.shortTermMax(),
          state.windows(),
          state.startUs(),
          state.endUs());
    }
    return state;
  }

  private static State window(State state, AudioWindow window) {
    var meter = state.meter().plus(window);
    var momentary = state.momentary();
    var shortTerm = state.shortTerm();
    double momentaryMax = state.momentaryMax();
    double shortTermMax = state.shortTermMax();
    if (meter.count() >= LoudnessMeter.MOMENTARY) {
      double power = meter.power(LoudnessMeter.MOMENTARY);
      double lufs = LoudnessMeter.lufs(power);
      momentary = momentary.plus(power, lufs);
      momentaryMax = Math.max(momentaryMax, lufs);
    }
    if (meter.count() >= LoudnessMeter.SHORT_TERM) {
      double power = meter.power(LoudnessMeter.SHORT_TERM);
      double lufs = LoudnessMeter.lufs(power);
      shortTerm = shortTerm.plus(power, lufs);
      shortTermMax = Math.max(shortTermMax, lufs);
    }
    return new State(
        meter,
        momentary,
        shortTerm,
        momentaryMax,
        shortTermMax,
        state.windows() + 1,
        state.windows() > 0 ? state.startUs() : window.timeUs(),
        window.endUs());
  }

  private void judge(State state, Report report) {
    double integrated = state.momentary().integrated();
    double miss = Math.abs(integrated - target);
    // A programme without sound has no loudness: it is silent.
    if (state.windows() == 0
        || state.endUs() - state.startUs() < programmeUs
        || integrated <= LoudnessMeter.SILENT
        || miss <= tolerance) {
      return;
    }
    var severity =
        miss >= critical ? Severity.CRITICAL : miss >= warning ? Severity.WARNING : Severity.INFO;
    var values =
        Map.of(
            "integrated", integrated,
            "short-term-max", state.shortTermMax(),
            "momentary-max", state.momentaryMax(),
            "range", state.shortTerm().range());
    report.open(state.startUs(), state.endUs(), severity, values);
    report.close(state.endUs(), severity, values);
  }
}
