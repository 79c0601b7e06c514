package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * Left and right have opposite polarity. Judged by windows of 100 ms in which both have sound;
 * others say nothing.
 */
final class PhaseDetector implements Detector<PhaseDetector.State> {

  record Params(
      @Param(
              value = "-0.4",
              min = -1,
              max = 0,
              help = "Highest correlation of left and right in a window that is out of phase.")
          double correlation,
      @Param(
              value = "-0.7",
              min = -1,
              max = 0,
              help =
                  "Highest mean of it since it began. Wide stereo and effects of music have -0.5"
                      + " to -0.7 for some seconds; a narrow programme with one channel inverted"
                      + " has -0.8 to -1.")
          double mean,
      @Param(
              value = "-60dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Lowest level that both channels must have, dBFS, as silence.level.")
          double level,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=500ms", "warning=2s", "critical=30s"},
              because = "Effects of music are shorter than 1 s; warning as FFmpeg's aphasemeter.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "phase",
          2,
          Spec.Input.FRAMES,
          "Phase inversion",
          "Left and right have opposite polarity: the sound has no place, and in mono it vanishes."
              + " Wide stereo is not inverted. Silence and dead channels have detectors of their"
              + " own.",
          List.of(
              new Spec.Value("correlation-mean", "", "Mean correlation, -1 to 1."),
              new Spec.Value("correlation-min", "", "Lowest correlation of a window.")),
          Params.class,
          PhaseDetector::new);

  record State(Episode episode) {}

  private final double correlation;
  private final double mean;
  private final double level;
  private final Episode.Rule rule;

  PhaseDetector(Params params) {
    correlation = params.correlation();
    mean = params.mean();
    level = StrictMath.pow(10, params.level() / 20);
    rule =
        Episode.Rule.of(
            params.lasting(),
            c -> Map.of("correlation-mean", c.mean(), "correlation-min", c.min()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    var episode = state.episode();
    if (observation instanceof AudioWindow window && window.channels() > 1) {
      boolean sounds = window.rms()[0] > level && window.rms()[1] > level;
      double now = window.correlation()[0];
      if (sounds && now <= correlation) {
        var judged = judged(episode.tally().with(now));
        return new State(episode.holds(window.timeUs(), window.endUs(), now, judged, report));
      }
      if (sounds || window.timeUs() - episode.heldUs() > rule.recoveryUs()) {
        var judged = judged(episode.tally());
        return new State(episode.fails(episode.heldUs(), window.endUs(), judged, report));
      }
      return state;
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      return new State(episode.ends(rule, report));
    }
    return state;
  }

  private Episode.Rule judged(Tally tally) {
    return tally.mean() <= mean ? rule : rule.never();
  }
}
