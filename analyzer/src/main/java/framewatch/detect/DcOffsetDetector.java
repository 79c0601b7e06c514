package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A channel's sound stands beside zero. Low notes move the mean of single windows, in both
 * directions: what counts is that window after window has an offset of one sign, and the mean of a
 * second.
 */
final class DcOffsetDetector implements Detector<DcOffsetDetector.State> {

  record Params(
      @Param(
              value = "0.01",
              min = 0,
              max = 1,
              help =
                  "Smallest offset that is reported, 1.0 is full scale: 0.01 is -40 dBFS. The sound"
                      + " of the test streams stays within 0.003 over a second.")
          double offset,
      @ParamGroup(
              defaults = {"min-duration=2s", "recovery=1s", "warning=10s", "critical=3600s"},
              because = "An offset is a fault of equipment and stays; it clicks where it begins.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "dc-offset",
          1,
          Spec.Input.FRAMES,
          "DC offset",
          "The sound of a channel stands beside zero, as a faulty converter leaves it: it costs"
              + " headroom, and clicks at every cut. Many codecs and players take it away. That of a silent channel is not"
              + " reported.",
          List.of(
              new Spec.Value("offset-mean", "of full scale", "Mean offset, without its sign."),
              new Spec.Value("offset-max", "of full scale", "Largest offset over a second.")),
          Params.class,
          DcOffsetDetector::new);

  /** A channel without sound, -60 dBFS, is another detector's matter, with or without offset. */
  private static final double SILENT = 0.001;

  /** The mean follows with a time constant of so many windows, 1 s. */
  private static final double WINDOWS = 10;

  /** {@code means} per channel; {@code sinceUs} is since when each window had the offset. */
  record State(Episode episode, double[] means, long[] sinceUs) {}

  private final double offset;
  private final Episode.Rule rule;

  DcOffsetDetector(Params params) {
    offset = params.offset();
    rule =
        Episode.Rule.of(
            params.lasting(), dc -> Map.of("offset-mean", dc.mean(), "offset-max", dc.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, new double[0], new long[0]);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window) {
      return window(state, window, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State window(State state, AudioWindow window, Report report) {
    int channels = window.channels();
    boolean known = state.means().length == channels;
    var means = known ? state.means().clone() : new double[channels];
    var sinceUs = known ? state.sinceUs().clone() : new long[channels];
    double largest = 0;
    long fromUs = window.timeUs();
    for (int channel = 0; channel < channels; channel++) {
      double dc = window.dc()[channel];
      boolean stays =
          known
              && window.rms()[channel] > SILENT
              && dc * means[channel] > 0
              && Math.abs(dc) >= offset / 2;
      if (!stays) {
        sinceUs[channel] = window.timeUs();
      }
      means[channel] = stays ? means[channel] + (dc - means[channel]) / WINDOWS : dc / WINDOWS;
      if (Math.abs(means[channel]) >= offset && Math.abs(means[channel]) > largest) {
        largest = Math.abs(means[channel]);
        fromUs = sinceUs[channel];
      }
    }
    var episode = state.episode();
    episode =
        largest > 0
            ? episode.holds(fromUs, window.endUs(), largest, rule, report)
            : episode.fails(window.timeUs(), window.endUs(), rule, report);
    return new State(episode, means, sinceUs);
  }
}
