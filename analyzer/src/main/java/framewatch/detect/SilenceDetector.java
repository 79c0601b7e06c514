package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** No sound on any channel. Judged in steps of 5 ms, each for itself, so that edges are sharp. */
final class SilenceDetector implements Detector<SilenceDetector.State> {

  record Params(
      @Param(
              value = "-60dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Highest level that is silence, dBFS of the root mean square over 5 ms, without"
                      + " DC (FFmpeg's silencedetect, which takes single samples).")
          double level,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=200ms", "warning=2s", "critical=10s"},
              because =
                  "Pauses between sentences of the test streams last up to 0.9 s;"
                      + " warning as FFmpeg's silencedetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "silence",
          2,
          Spec.Input.FRAMES,
          "Silence",
          "No channel has any sound. A constant offset is not sound; room noise below the level"
              + " is silence. A single dead channel is channel-silence's.",
          List.of(
              new Spec.Value("level-mean", "dBFS", "Mean level of the loudest channel."),
              new Spec.Value("level-max", "dBFS", "Highest level of any channel.")),
          Params.class,
          SilenceDetector::new);

  /** {@code envelope} is that of the window before. */
  record State(Episode episode, byte[] envelope) {}

  private final double level;
  private final Episode.Rule rule;

  SilenceDetector(Params params) {
    level = params.level();
    rule =
        Episode.Rule.of(
            params.lasting(), db -> Map.of("level-mean", db.mean(), "level-max", db.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, new byte[0]);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      var episode = state.episode();
      if (!episode.running() && window.channels() > 0 && window.soundsThroughout(0, level)) {
        return new State(episode, window.envelope());
      }
      for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
        episode = step(episode, state.envelope(), window, step, report);
      }
      return new State(episode, window.envelope());
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private Episode step(
      Episode episode, byte[] before, AudioWindow window, int step, Report report) {
    double db = window.loudestDb(step);
    long fromUs = window.stepUs(step);
    long toUs = window.stepUs(step + 1);
    if (db <= level) {
      int rang = episode.running() ? 0 : Ringing.after(before, window, Ringing.LOUDEST, step);
      return episode.holds(fromUs - rang * (toUs - fromUs), toUs, db, rule, report);
    }
    if (episode.running() && Ringing.inAdvance(before, window, Ringing.LOUDEST, step, level) > 0) {
      episode = episode.heldUntil(fromUs);
    }
    return episode.fails(fromUs, toUs, rule, report);
  }
}
