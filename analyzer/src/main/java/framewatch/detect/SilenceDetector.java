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
      @Param(
              value = "0.7",
              min = 0,
              max = 1,
              help =
                  "Share of min-duration from which silence is reported where sound is cut off: it"
                      + " falls by 20 dB or more within 10 ms, to digital silence, below -95 dBFS."
                      + " Pauses die away and have the noise of the room in them. What is shorter is"
                      + " a dropout.")
          double cutOff,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=200ms", "warning=2s", "critical=10s"},
              because =
                  "Pauses between sentences of the test streams last up to 0.9 s;"
                      + " warning as FFmpeg's silencedetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "silence",
          3,
          Spec.Input.FRAMES,
          "Silence",
          "No channel has any sound. A constant offset is not sound; room noise below the level"
              + " is silence. A single dead channel is channel-silence's.",
          List.of(
              new Spec.Value("level-mean", "dBFS", "Mean level of the loudest channel."),
              new Spec.Value("level-max", "dBFS", "Highest level of any channel.")),
          Params.class,
          SilenceDetector::new);

  /**
   * Lowest level of a sound that is cut off, and its fall within 10 ms, dB: as dropout has them by
   * default, so that what is too long for a dropout is silence.
   */
  private static final double SOUND = -45;

  private static final double FALL = 20;

  /** Digital silence, as it comes out of a lossy codec, and the ringing before it. */
  private static final double NOTHING = -95;

  private static final long RINGING_US = 30_000;

  /**
   * {@code envelope} is that of the window before; {@code cutOff} is true in a silence that looks
   * as if sound was cut off.
   */
  record State(Episode episode, byte[] envelope, boolean cutOff) {}

  private final double level;
  private final Episode.Rule rule;
  private final Episode.Rule cutOffRule;

  SilenceDetector(Params params) {
    level = params.level();
    rule =
        Episode.Rule.of(
            params.lasting(), db -> Map.of("level-mean", db.mean(), "level-max", db.max()));
    cutOffRule = rule.lasting(Math.round(params.cutOff() * rule.minimumUs()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, new byte[0], false);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      var next = state;
      if (next.episode().running()
          || window.channels() == 0
          || !window.soundsThroughout(0, level)) {
        for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
          next = step(next, window, step, report);
        }
      }
      return new State(next.episode(), window.envelope(), next.cutOff());
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State step(State state, AudioWindow window, int step, Report report) {
    var episode = state.episode();
    var before = state.envelope();
    double db = window.loudestDb(step);
    long fromUs = window.stepUs(step);
    long toUs = window.stepUs(step + 1);
    boolean cutOff = state.cutOff();
    if (db <= level) {
      if (!episode.running()) {
        int rang = Ringing.after(before, window, Ringing.LOUDEST, step);
        fromUs -= rang * (toUs - fromUs);
        cutOff = falls(before, window, step - rang, db);
      } else {
        cutOff &= db <= NOTHING || fromUs - episode.startUs() < RINGING_US;
      }
      return new State(
          episode.holds(fromUs, toUs, db, cutOff ? cutOffRule : rule, report), before, cutOff);
    }
    if (episode.running() && Ringing.inAdvance(before, window, Ringing.LOUDEST, step, level) > 0) {
      episode = episode.heldUntil(fromUs);
    }
    return new State(
        episode.fails(fromUs, toUs, cutOff ? cutOffRule : rule, report), before, cutOff);
  }

  /** True if the sound before a step falls to a level within 10 ms. */
  private static boolean falls(byte[] before, AudioWindow window, int step, double to) {
    double from =
        Math.max(
            Ringing.db(before, window, Ringing.LOUDEST, step - 1),
            Ringing.db(before, window, Ringing.LOUDEST, step - 2));
    return from >= Math.max(SOUND, to + FALL);
  }
}
