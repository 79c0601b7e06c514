package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/** Sound that stays too low for long, or above full scale for long. */
final class AudioLevelDetector implements Detector<AudioLevelDetector.State> {

  record Params(
      @Param(
              value = "-40dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Too low while 95 of 100 windows of 100 ms have no higher level on any channel,"
                      + " dBFS of the root mean square (Volicon: audio low).")
          double low,
      @Param(
              value = "0.5dB",
              unit = "dB",
              min = -127,
              max = 12,
              help =
                  "Too high while each second has a higher peak, dBFS (Volicon: audio high, -1)."
                      + " Music is mastered up to full scale, and codecs add some tenths to it.")
          double high,
      @Param(
              value = "-60dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Up to this level it is silence, dBFS, as silence.level.")
          double silence,
      @ParamGroup(
              defaults = {"min-duration=30s", "recovery=1s", "warning=60s", "critical=600s"},
              because = "Quiet scenes and loud songs are shorter (Volicon: 30 s).")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "audio-level",
          2,
          Spec.Input.FRAMES,
          "Audio level",
          "The sound stays too low for a long time, as with a wrong gain or a faded microphone, or"
              + " its peaks stay above full scale. Silence is the silence detector's.",
          List.of(
              new Spec.Value("high", "", "1 for too high, 0 for too low."),
              new Spec.Value(
                  "level-max", "dBFS", "Highest level: root mean square if low, peak if high.")),
          Params.class,
          AudioLevelDetector::new);

  /** So many windows above the low level are let pass, and one more with every 20 windows. */
  private static final float SPARED = 5;

  private static final float SPARED_PER_WINDOW = 0.05f;

  /** How long a pause, or the time between two peaks, may be, microseconds. */
  private static final long PAUSE_US = 1_000_000;

  /** {@code loud} counts the windows above the low level, and forgets one in 20 windows. */
  record State(Episode episode, boolean high, float loud) {}

  private final double low;
  private final double high;
  private final double silence;
  private final Episode.Rule rule;

  AudioLevelDetector(Params params) {
    low = StrictMath.pow(10, params.low() / 20);
    high = StrictMath.pow(10, params.high() / 20);
    silence = StrictMath.pow(10, params.silence() / 20);
    rule = Episode.Rule.of(params.lasting(), db -> Map.of("level-max", db.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, false, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      return window(state, window, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule(state.high()), report);
      return start();
    }
    return state;
  }

  private State window(State state, AudioWindow window, Report report) {
    double rms = 0;
    double peak = 0;
    for (int channel = 0; channel < window.channels(); channel++) {
      rms = Math.max(rms, window.rms()[channel]);
      peak = Math.max(peak, window.peak()[channel]);
    }
    var episode = state.episode();
    boolean isHigh = episode.running() ? state.high() : peak >= high;
    boolean isLow = rms <= low && rms > silence;
    float loud = Math.max(0, state.loud() - SPARED_PER_WINDOW) + (rms > low ? 1 : 0);
    var rule = rule(isHigh);
    if (isHigh ? peak >= high : isLow) {
      double db = 20 * StrictMath.log10(isHigh ? peak : rms);
      episode = episode.holds(window.timeUs(), window.endUs(), db, rule, report);
    } else if ((!isHigh && loud > SPARED) || window.endUs() - episode.heldUs() > PAUSE_US) {
      episode = episode.fails(episode.heldUs(), window.endUs(), rule, report);
    }
    return new State(episode, isHigh, episode.running() ? loud : 0);
  }

  private Episode.Rule rule(boolean isHigh) {
    return rule.reporting(db -> Map.of("high", isHigh ? 1.0 : 0.0, "level-max", db.max()));
  }
}
