package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A click or pop: a few samples that have nothing to do with the sound around them. The second
 * difference of the samples leaps at one place, far above its root mean square in the window and
 * above its peak in the windows before and after; and the level after it is what it was before,
 * which tells a click from the attack of a note.
 */
final class ClickDetector implements Detector<ClickDetector.State> {

  record Params(
      @Param(
              value = "37",
              min = 1,
              max = 100,
              help =
                  "Smallest ratio of the largest second difference to its root mean square over"
                      + " 100 ms. Noise has 4, music and speech mostly stay below 20 and had 35"
                      + " at most on the test streams, a single wrong sample in 100 ms has up to"
                      + " 60, two have 40.")
          double crest,
      @Param(
              value = "-25dB",
              unit = "dB",
              min = -120,
              max = 12,
              help =
                  "Smallest second difference that is loud enough to be heard, dB of full scale.")
          double level,
      @Param(
              value = "10dB",
              unit = "dB",
              min = 0,
              max = 60,
              help =
                  "How far it has to exceed those of the windows before and after that are no"
                      + " clicks themselves: crackling water and applause have many of a size.")
          double lonely,
      @Param(
              value = "6dB",
              unit = "dB",
              min = 0,
              max = 60,
              help = "Largest rise of the level over it: more is the attack of a sound.")
          double rise,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=2s", "warning=2s", "critical=30s"},
              because = "One click is told; those that follow one another are one defect.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "click",
          2,
          Spec.Input.FRAMES,
          "Click or pop",
          "A click in the sound, as of lost samples, a digital error or a bad splice. Drums, water"
              + " and consonants are no clicks. Not found is a click that a lossy codec made as soft"
              + " as these: of sound that was coded after it clicked, only the loudest are left.",
          List.of(
              new Spec.Value("clicks", "", "How many."),
              new Spec.Value("crest-max", "", "Largest ratio as of click.crest.")),
          Params.class,
          ClickDetector::new);

  private static final int STEPS = AudioWindow.ENVELOPE_STEPS;

  /** How long a click counts as, microseconds: a step of the envelope. */
  private static final long CLICK_US = 5_000;

  /** Steps of 5 ms on either side of the click of which the level is taken. */
  private static final int BESIDE = 3;

  /** What is taken where the stream has not told its sample rate. */
  private static final int RATE = 48_000;

  /** A click in a window, of which the next window decides: {@code crest} is 0 for none. */
  record Candidate(float crest, float peak, int channel, int step, long atUs, double beforeDb) {}

  private static final Candidate NO_CLICK = new Candidate(0, 0, 0, 0, 0, 0);

  /**
   * {@code peak} per channel, 0 where it is a click's, and {@code envelope} are those of the window
   * before.
   */
  record State(
      Episode episode, int sampleRate, Candidate candidate, float[] peak, byte[] envelope) {}

  private final double crest;
  private final double level;
  private final double lonely;
  private final double rise;
  private final Episode.Rule rule;

  ClickDetector(Params params) {
    crest = params.crest();
    level = StrictMath.pow(10, params.level() / 20);
    lonely = StrictMath.pow(10, params.lonely() / 20);
    rise = params.rise();
    rule =
        Episode.Rule.of(
            params.lasting(), c -> Map.of("clicks", (double) c.count(), "crest-max", c.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, RATE, NO_CLICK, new float[0], new byte[0]);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      return window(state, window, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      var audio = mark.audio();
      int rate = audio == null ? state.sampleRate() : audio.sampleRate();
      var episode = state.episode().ends(rule, report);
      return new State(episode, rate, NO_CLICK, new float[0], new byte[0]);
    }
    return state;
  }

  private State window(State state, AudioWindow window, Report report) {
    var click = state.candidate();
    var episode = state.episode();
    if (click.crest() > 0 && isOver(state, window)) {
      episode = episode.holds(click.atUs(), click.atUs() + CLICK_US, click.crest(), rule, report);
    } else {
      episode = episode.fails(episode.heldUs(), window.endUs(), rule, report);
    }
    return new State(
        episode, state.sampleRate(), candidate(state, window), ordinary(window), window.envelope());
  }

  /** True if the window after a click is as if there had been none. */
  private boolean isOver(State state, AudioWindow window) {
    var click = state.candidate();
    int channel = click.channel();
    return channel < window.channels()
        && (window.curvaturePeak()[channel] * lonely <= click.peak() || isClick(window, channel))
        && level(state.envelope(), window, channel, click.step() - STEPS + 2)
            <= click.beforeDb() + rise;
  }

  private boolean isClick(AudioWindow window, int channel) {
    float peak = window.curvaturePeak()[channel];
    return peak >= level && peak >= crest * window.curvatureRms()[channel];
  }

  private float[] ordinary(AudioWindow window) {
    float[] peaks = window.curvaturePeak();
    for (int channel = 0; channel < window.channels(); channel++) {
      if (isClick(window, channel)) {
        peaks = peaks == window.curvaturePeak() ? peaks.clone() : peaks;
        peaks[channel] = 0;
      }
    }
    return peaks;
  }

  private Candidate candidate(State state, AudioWindow window) {
    if (window.channels() != state.peak().length) {
      return NO_CLICK;
    }
    float highest = 0;
    int channel = 0;
    for (int i = 0; i < window.channels(); i++) {
      float peak = window.curvaturePeak()[i];
      if (peak >= level && peak >= lonely * state.peak()[i]) {
        float ratio = peak / window.curvatureRms()[i];
        channel = ratio > highest ? i : channel;
        highest = Math.max(highest, ratio);
      }
    }
    if (highest < crest) {
      return NO_CLICK;
    }
    long lateUs = window.curvatureAt()[channel] * 1_000_000L / state.sampleRate();
    long atUs = window.timeUs() + Math.min(window.durationUs() - 1, lateUs);
    int step = (int) ((atUs - window.timeUs()) * STEPS / window.durationUs());
    double before = level(state.envelope(), window, channel, step - 1 - BESIDE);
    return new Candidate(highest, window.curvaturePeak()[channel], channel, step, atUs, before);
  }

  /** Median level of {@link #BESIDE} steps; negative steps are of the window before. */
  private static double level(byte[] before, AudioWindow window, int channel, int step) {
    double a = Ringing.db(before, window, channel, step);
    double b = Ringing.db(before, window, channel, step + 1);
    double c = Ringing.db(before, window, channel, step + 2);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
