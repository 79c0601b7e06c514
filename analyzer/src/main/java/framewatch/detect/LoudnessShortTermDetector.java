package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** The short-term loudness stays far above what the programme should have. */
final class LoudnessShortTermDetector implements Detector<LoudnessShortTermDetector.State> {

  record Params(
      @Param(
              value = "-18LUFS",
              unit = "LUFS",
              min = -70,
              max = 0,
              help = "Loudness that a programme should have, as loudness.target.")
          double target,
      @Param(
              value = "13LU",
              unit = "LU",
              min = 0,
              max = 70,
              help =
                  "How far the short-term loudness may exceed it. Mastered music has up to 12 LU"
                      + " more than -18 LUFS. EBU R 128 s1 allows 5 LU in advertisements; films"
                      + " have more for some seconds: the profiles ebu and atsc have 8.")
          double excess,
      @ParamGroup(
              defaults = {"min-duration=10s", "recovery=3s", "warning=30s", "critical=300s"},
              because = "Loud moments belong to a programme, loud stretches do not.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "loudness-short-term",
          2,
          Spec.Input.FRAMES,
          "Short-term loudness",
          "The short-term loudness (ITU-R BS.1770, 3 s) stays far above the target, as with a wrong"
              + " gain or an advertisement out of line; also on streams that never end. Sound that"
              + " is too low is audio-level's.",
          List.of(
              new Spec.Value("short-term-mean", "LUFS", "Mean of the short-term loudness."),
              new Spec.Value("short-term-max", "LUFS", "Highest short-term loudness.")),
          Params.class,
          LoudnessShortTermDetector::new);

  record State(Episode episode, LoudnessMeter meter) {}

  private final double most;
  private final Episode.Rule rule;

  LoudnessShortTermDetector(Params params) {
    most = params.target() + params.excess();
    rule =
        Episode.Rule.of(
            params.lasting(),
            lufs -> Map.of("short-term-mean", lufs.mean(), "short-term-max", lufs.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, LoudnessMeter.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      var meter = state.meter().plus(window);
      if (meter.count() < LoudnessMeter.SHORT_TERM) {
        return new State(state.episode(), meter);
      }
      double lufs = LoudnessMeter.lufs(meter.power(LoudnessMeter.SHORT_TERM));
      var episode = state.episode();
      return new State(
          lufs > most
              ? episode.holds(window.timeUs(), window.endUs(), lufs, rule, report)
              : episode.fails(window.timeUs(), window.endUs(), rule, report),
          meter);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      return new State(state.episode().ends(rule, report), state.meter().opened(mark));
    }
    return state;
  }
}
