package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of the two front channels is dead while the other has sound. */
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
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=500ms"},
              because = "From the first sound to the last of the other.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "channel-silence",
          1,
          Spec.Input.FRAMES,
          "Dead channel",
          "One of the two front channels is silent while the other has sound, as when a cable or a"
              + " channel of an encoder fails. Other channels are often silent by design and are"
              + " not judged; silence of all channels is the silence detector's.",
          List.of(
              new Spec.Value("channel", "", "The dead channel: 0 left, 1 right."),
              new Spec.Value("other-level", "dBFS", "Highest level of the other channel.")),
          Params.class,
          ChannelSilenceDetector::new);

  /** {@code channel} is the dead one of the episode. */
  record State(Episode episode, int channel) {}

  private final double level;
  private final double otherLevel;
  private final long pauseUs;
  private final Episode.Rule rule;

  ChannelSilenceDetector(Params params) {
    level = params.level();
    otherLevel = params.otherLevel();
    pauseUs = Episode.Rule.us(params.pause());
    rule = Episode.Rule.of(params.lasting(), db -> Map.of("other-level", db.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window && window.channels() > 1) {
      for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
        state = step(state, window, step, report);
      }
      return state;
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule(state.channel()), report);
      return start();
    }
    return state;
  }

  private State step(State state, AudioWindow window, int step, Report report) {
    var episode = state.episode();
    int channel = episode.running() ? state.channel() : quieter(window, step);
    double own = window.envelopeDb(channel, step);
    double other = window.envelopeDb(1 - channel, step);
    long fromUs = window.stepUs(step);
    long toUs = window.stepUs(step + 1);
    var rule = rule(channel);
    if (own <= level && other >= otherLevel) {
      episode = episode.holds(fromUs, toUs, other, rule, report);
    } else if (own > level) {
      episode = episode.fails(fromUs, toUs, rule, report);
    } else if (episode.running() && toUs - episode.heldUs() > pauseUs) {
      episode = episode.ends(rule, report);
    }
    return new State(episode, channel);
  }

  private static int quieter(AudioWindow window, int step) {
    return window.envelopeDb(0, step) <= window.envelopeDb(1, step) ? 0 : 1;
  }

  private Episode.Rule rule(int channel) {
    return rule.reporting(db -> Map.of("channel", (double) channel, "other-level", db.max()));
  }
}
