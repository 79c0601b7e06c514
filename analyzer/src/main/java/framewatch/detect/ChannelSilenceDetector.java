package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A channel is dead while others have sound: one of the two front channels at once, any other one
 * when it had sound before and has lost it for long. Dead is silent, or so far below the channel's
 * own recent level that only noise or hum is left of it.
 */
final class ChannelSilenceDetector implements Detector<ChannelSilenceDetector.State> {

  record Params(
      @Param(
              value = "-60dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Highest level of a dead channel, dBFS of the root mean square over 5 ms,"
                      + " without DC, as silence.level.")
          double level,
      @Param(
              value = "40dB",
              unit = "dB",
              min = 10,
              max = 127,
              help =
                  "A channel so far below its own level of the last seconds is dead, too, though"
                      + " noise or hum is left of it.")
          double fall,
      @Param(
              value = "-50dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Lowest level of the other channel that counts as sound, dBFS as above.")
          double otherLevel,
      @Param(
              value = "2s",
              min = 0,
              max = 3600,
              help = "A pause of the other channel of up to this length does not end it.")
          Duration pause,
      @Param(
              value = "30s",
              min = 1,
              max = 3600,
              help =
                  "How long a channel beyond the front two has to be dead after it had sound:"
                      + " centre, low frequencies and surround pause by design.")
          Duration surround,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=500ms"},
              because = "From the first sound to the last of the other.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "channel-silence",
          2,
          Spec.Input.FRAMES,
          "Dead channel",
          "One of the two front channels is silent while the other has sound, as when a cable or a"
              + " channel of an encoder fails; also if noise or hum is left of it. Other channels"
              + " are often silent by design: they are reported when they had sound and are silent"
              + " for long. Silence of all channels is the silence detector's.",
          List.of(
              new Spec.Value("channel", "", "The dead channel: 0 left, 1 right, 2 centre, ..."),
              new Spec.Value("other-level", "dBFS", "Highest level of the other channels.")),
          Params.class,
          ChannelSilenceDetector::new);

  /** A channel's own level follows its sound with a time constant of 20 windows, 2 s. */
  private static final float FOLLOWS = 0.05f;

  /**
   * {@code channel} is the dead one of the episode; {@code envelope} is that of the window before;
   * {@code soundUs} is up to when any channel had sound. Per channel, {@code own} is the root mean
   * square of its sound of the last seconds, and {@code silentUs} since when it has had none, -1
   * while it sounds.
   */
  record State(
      Episode episode, int channel, byte[] envelope, long soundUs, float[] own, long[] silentUs) {}

  /** Left and right come first in every layout. */
  private static final int FRONT = 2;

  private final double silent;
  private final double fall;
  private final double sound;
  private final double otherLevel;
  private final long pauseUs;
  private final long surroundUs;
  private final Episode.Rule rule;

  ChannelSilenceDetector(Params params) {
    silent = StrictMath.pow(10, params.level() / 20);
    fall = StrictMath.pow(10, -params.fall() / 20);
    sound = StrictMath.pow(10, params.otherLevel() / 20);
    otherLevel = params.otherLevel();
    pauseUs = Episode.Rule.us(params.pause());
    surroundUs = Episode.Rule.us(params.surround());
    rule = Episode.Rule.of(params.lasting(), db -> Map.of("other-level", db.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, new byte[0], 0, new float[0], new long[0]);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window && window.channels() > 1) {
      return window(state, window, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule(state.channel()), report);
      return start();
    }
    return state;
  }

  private State window(State state, AudioWindow window, Report report) {
    int channels = window.channels();
    boolean known = state.own().length == channels;
    var own = known ? state.own().clone() : new float[channels];
    var silentUs = known ? state.silentUs().clone() : new long[channels];
    if (!known) {
      Arrays.fill(silentUs, -1);
    }
    double loudest = 0;
    for (int channel = 0; channel < channels; channel++) {
      float rms = window.rms()[channel];
      loudest = Math.max(loudest, rms);
      boolean isDead = rms <= deadBelow(own[channel]);
      if (!isDead) {
        own[channel] += (rms - own[channel]) * (own[channel] == 0 ? 1 : FOLLOWS);
      }
      if (!isDead || own[channel] < sound) {
        silentUs[channel] = -1;
      } else if (silentUs[channel] < 0) {
        silentUs[channel] = window.timeUs();
      }
    }
    long soundUs = loudest >= sound ? window.endUs() : state.soundUs();
    if (window.endUs() - soundUs > pauseUs) {
      // Then it is silence.
      Arrays.fill(silentUs, -1);
    }
    var next =
        new State(state.episode(), state.channel(), state.envelope(), soundUs, own, silentUs);
    next = beyondFront(next, window, loudest, report);
    double left = 20 * StrictMath.log10(deadBelow(own[0]));
    double right = 20 * StrictMath.log10(deadBelow(own[1]));
    if (next.episode().running()
        || !window.soundsThroughout(0, left)
        || !window.soundsThroughout(1, right)) {
      for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
        next = front(next, window, step, left, right, report);
      }
    }
    return new State(next.episode(), next.channel(), window.envelope(), soundUs, own, silentUs);
  }

  /** Root mean square up to which a channel is dead. */
  private double deadBelow(double own) {
    return Math.max(silent, own * fall);
  }

  /** Channels of which only a long silence counts. */
  private State beyondFront(State state, AudioWindow window, double loudest, Report report) {
    var episode = state.episode();
    int channel = state.channel();
    if ((episode.running() && channel < FRONT) || loudest < sound) {
      return state;
    }
    if (!episode.running()) {
      channel = FRONT;
      while (channel < window.channels() && !lasts(state.silentUs()[channel], window)) {
        channel++;
      }
      if (channel == window.channels()) {
        return state;
      }
    }
    long fromUs = state.silentUs()[channel];
    double other = 20 * StrictMath.log10(loudest);
    episode =
        fromUs < 0
            ? episode.fails(window.timeUs(), window.endUs(), rule(channel), report)
            : episode.holds(fromUs, window.endUs(), other, rule(channel), report);
    return new State(
        episode, channel, state.envelope(), state.soundUs(), state.own(), state.silentUs());
  }

  private boolean lasts(long silentUs, AudioWindow window) {
    return silentUs >= 0 && window.endUs() - silentUs >= surroundUs;
  }

  private State front(
      State state, AudioWindow window, int step, double left, double right, Report report) {
    var episode = state.episode();
    int channel = episode.running() ? state.channel() : quieter(window, step);
    if (channel >= FRONT) {
      return state;
    }
    double own = window.envelopeDb(channel, step);
    double other = window.envelopeDb(1 - channel, step);
    if (!episode.running() && (own > other - 10 || other < otherLevel)) {
      return state;
    }
    double dead = channel == 0 ? left : right;
    long fromUs = window.stepUs(step);
    long toUs = window.stepUs(step + 1);
    var rule = rule(channel);
    if (own <= dead && other >= otherLevel) {
      int rang = episode.running() ? 0 : Ringing.after(state.envelope(), window, channel, step);
      fromUs -= rang * (toUs - fromUs);
      episode = episode.holds(fromUs, toUs, other, rule, report);
    } else if (own > dead) {
      if (episode.running()
          && Ringing.inAdvance(state.envelope(), window, channel, step, dead) > 0) {
        episode = episode.heldUntil(fromUs);
      }
      episode = episode.fails(fromUs, toUs, rule, report);
    } else if (episode.running() && toUs - episode.heldUs() > pauseUs) {
      episode = episode.ends(rule, report);
    }
    return new State(
        episode, channel, state.envelope(), state.soundUs(), state.own(), state.silentUs());
  }

  private static int quieter(AudioWindow window, int step) {
    return window.envelopeDb(0, step) <= window.envelopeDb(1, step) ? 0 : 1;
  }

  private Episode.Rule rule(int channel) {
    return rule.reporting(db -> Map.of("channel", (double) channel, "other-level", db.max()));
  }
}
