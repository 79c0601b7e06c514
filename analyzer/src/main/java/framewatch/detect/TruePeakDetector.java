package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** The true peak of the sound passes the level that is allowed. */
final class TruePeakDetector implements Detector<TruePeakDetector.State> {

  record Params(
      @Param(
              value = "1dB",
              unit = "dB",
              min = -60,
              max = 12,
              help =
                  "Highest true peak that is allowed, dBTP, by the filter of ITU-R BS.1770. EBU R 128"
                      + " has -1, which a delivered file must keep (profile file-qc; ATSC A/85: -2);"
                      + " a codec on the way then adds up to 2 dB to ordinary programme on the test"
                      + " streams.")
          double level,
      @Param(
              value = "0.3dB",
              unit = "dB",
              min = 0,
              max = 12,
              help = "How far a meter may be wrong (EBU Tech 3341: +0.2, -0.4 dB).")
          double tolerance,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=60s", "warning=10s", "critical=600s"},
              because = "One peak is too many; those of a minute are one defect.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "true-peak",
          1,
          Spec.Input.FRAMES,
          "True peak level",
          "The sound between the samples, as a converter or a later encoder makes it, passes the"
              + " level that is allowed and may be distorted further on. Samples cut off at full scale are"
              + " clipping.",
          List.of(
              new Spec.Value("true-peak", "dBTP", "The highest."),
              new Spec.Value("windows", "", "In how many windows of 100 ms.")),
          Params.class,
          TruePeakDetector::new);

  /** So many samples in a row at full scale are clipping's matter, as clipping.run. */
  private static final int CLIPPED = 5;

  record State(Episode episode) {}

  private final double level;
  private final Episode.Rule rule;

  TruePeakDetector(Params params) {
    level = StrictMath.pow(10, (params.level() + params.tolerance()) / 20);
    rule =
        Episode.Rule.of(
            params.lasting(), db -> Map.of("true-peak", db.max(), "windows", (double) db.count()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof AudioWindow window) {
      double peak = 0;
      for (int channel = 0; channel < window.channels(); channel++) {
        if (window.fullScaleRun()[channel] < CLIPPED) {
          peak = Math.max(peak, window.truePeak()[channel]);
        }
      }
      if (peak > level) {
        double db = 20 * StrictMath.log10(peak);
        return new State(episode.holds(window.timeUs(), window.endUs(), db, rule, report));
      }
      return new State(episode.fails(episode.heldUs(), window.endUs(), rule, report));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      return new State(episode.ends(rule, report));
    }
    return state;
  }
}
