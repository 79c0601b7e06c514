package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** Left and right carry the same, for so long that it is no scene and no speaker in the middle. */
final class MonoDetector implements Detector<MonoDetector.State> {

  record Params(
      @Param(
              value = "0.9999",
              min = 0,
              max = 1,
              help =
                  "Lowest correlation of left and right that is mono: what differs is 40 dB below"
                      + " the sound. Speech in the middle of a room has less.")
          double correlation,
      @Param(
              value = "0.2dB",
              unit = "dB",
              min = 0,
              max = 20,
              help = "Largest difference of their levels: a voice panned to one side is stereo.")
          double balance,
      @Param(
              value = "-60dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Lowest level that is judged, dBFS, as silence.level.")
          double level,
      @ParamGroup(
              defaults = {"min-duration=300s", "recovery=2s", "warning=86400s", "critical=86400s"},
              because =
                  "News and old films are mono by right: it is told once, and stays of severity"
                      + " info.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "mono",
          1,
          Spec.Input.FRAMES,
          "Dual mono",
          "Both channels of a stereo programme carry the same sound for minutes, as when a mixer"
              + " or an encoder has folded them. Set a shorter minimum duration where stereo is"
              + " promised.",
          List.of(new Spec.Value("correlation-mean", "", "Mean correlation, -1 to 1.")),
          Params.class,
          MonoDetector::new);

  record State(Episode episode) {}

  private final double correlation;
  private final double balance;
  private final double level;
  private final Episode.Rule rule;

  MonoDetector(Params params) {
    correlation = params.correlation();
    balance = StrictMath.pow(10, params.balance() / 20);
    level = StrictMath.pow(10, params.level() / 20);
    rule = Episode.Rule.of(params.lasting(), c -> Map.of("correlation-mean", c.mean()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof AudioWindow window && window.channels() == 2) {
      double left = window.rms()[0];
      double right = window.rms()[1];
      if (Math.max(left, right) <= level) {
        // Silence is as mono as it is stereo.
        return state;
      }
      double now = window.correlation()[0];
      boolean same = now >= correlation && left <= balance * right && right <= balance * left;
      return new State(
          same
              ? episode.holds(window.timeUs(), window.endUs(), now, rule, report)
              : episode.fails(window.timeUs(), window.endUs(), rule, report));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      return new State(episode.ends(rule, report));
    }
    return state;
  }
}
