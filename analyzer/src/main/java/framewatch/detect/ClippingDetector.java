package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sound with its tops cut off, also where that happened below full scale and a lossy codec came
 * after it. Cut tops pile up just below the ceiling, so that the upper percentiles of the amplitude
 * lie close together; a codec spreads the pile and lets single samples pass the ceiling, but leaves
 * it there. Single windows of speech look alike: only many windows in a second count.
 */
final class ClippingDetector implements Detector<ClippingDetector.State> {

  record Params(
      @Param(
              value = "-10dB",
              unit = "dB",
              min = -60,
              max = 0,
              help = "Lowest peak of a window that is judged, dBFS.")
          double level,
      @Param(
              value = "2.1dB",
              unit = "dB",
              min = 0,
              max = 12,
              help =
                  "Largest distance between the 90th and 99th percentile of the amplitude in a"
                      + " clipped window. Music and speech have 2.5 to 8 dB, limited ones too.")
          double flatness,
      @Param(
              value = "2dB",
              unit = "dB",
              min = 0,
              max = 12,
              help =
                  "Largest distance between the 99th percentile of the amplitude and the peak in"
                      + " such a window: how far a codec lets cut tops pass the ceiling.")
          double overshoot,
      @Param(
              value = "0.5dB",
              unit = "dB",
              min = 0,
              max = 12,
              help =
                  "A peak so far above full scale makes a window clipped: players cut it off, and"
                      + " a codec makes it of tops that were cut off before. Of music limited to"
                      + " full scale 3 windows in 100 have it after AAC at 128 kb/s.")
          double over,
      @Param(
              value = "5",
              min = 2,
              max = 10000,
              help =
                  "Samples in a row at full scale that make a window clipped, whatever its"
                      + " percentiles.")
          int run,
      @Param(
              value = "0.4",
              min = 0.1,
              max = 1,
              help = "Smallest share of clipped windows in a second.")
          double share,
      @Param(
              value = "1s",
              min = 0,
              max = 3600,
              help = "The clipping is over when no window has been clipped for so long.")
          Duration recovery,
      @Param(value = "2s", min = 0, max = 86400, help = "Severity warning from this duration.")
          Duration warning,
      @Param(value = "10s", min = 0, max = 86400, help = "Severity critical from this duration.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "clipping",
          2,
          Spec.Input.FRAMES,
          "Audio clipping",
          "The sound is distorted because its tops are cut off, at full scale or below it. Loud,"
              + " compressed or limited sound and tones are not clipped.",
          List.of(
              new Spec.Value(
                  "flatness-mean",
                  "dB",
                  "Distance of the 90th and 99th percentile of the amplitude in the flattest"
                      + " channel, mean over the clipped windows."),
              new Spec.Value("flatness-min", "dB", "The same, smallest.")),
          Params.class,
          ClippingDetector::new);

  /** Windows in a second. */
  private static final int WINDOWS = 10;

  /** A tone keeps its level from window to window within this ratio, 0.2 dB. */
  private static final double STEADY = 1.023;

  /**
   * {@code clipped} has a bit per window, the newest lowest; {@code rms} is that of the window
   * before, per channel; {@code times} are when the last windows began, the newest first.
   */
  record State(Episode episode, int clipped, long[] times, float[] rms) {}

  private final double peak;
  private final double flatness;
  private final double overshoot;
  private final double over;
  private final int run;
  private final int needed;
  private final Episode.Rule rule;

  ClippingDetector(Params params) {
    peak = Math.pow(10, params.level() / 20);
    flatness = params.flatness();
    overshoot = Math.pow(10, params.overshoot() / 20);
    over = Math.pow(10, params.over() / 20);
    run = params.run();
    needed = (int) Math.ceil(params.share() * WINDOWS);
    rule =
        Episode.Rule.of(
            // The share of a second that must be clipped takes its place.
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            flat -> Map.of("flatness-mean", flat.mean(), "flatness-min", flat.min()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, new long[WINDOWS], new float[0]);
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
    double flat = Double.POSITIVE_INFINITY;
    boolean isClipped = false;
    for (int channel = 0; channel < window.channels(); channel++) {
      if (clipped(window, channel, state.rms())) {
        isClipped = true;
        flat = Math.min(flat, flatness(window, channel));
      }
    }
    int clipped = ((state.clipped() << 1) | (isClipped ? 1 : 0)) & ((1 << WINDOWS) - 1);
    var times = new long[WINDOWS];
    System.arraycopy(state.times(), 0, times, 1, WINDOWS - 1);
    times[0] = window.timeUs();
    var episode = state.episode();
    if (!isClipped) {
      episode = episode.fails(window.timeUs(), window.endUs(), rule, report);
    } else if (episode.open()) {
      episode = episode.holds(window.timeUs(), window.endUs(), flat, rule, report);
    } else if (Integer.bitCount(clipped) >= needed) {
      int first = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(clipped);
      episode = episode.holds(times[first], window.endUs(), flat, rule, report);
    }
    // What belongs to an episode that is over must not begin another.
    boolean over = state.episode().open() && !episode.open();
    return new State(episode, over ? 0 : clipped, times, window.rms());
  }

  private boolean clipped(AudioWindow window, int channel, float[] before) {
    if (window.peak()[channel] < peak || sine(window, channel)) {
      return false;
    }
    return window.fullScaleRun()[channel] >= run
        || window.peak()[channel] >= over
        || (window.peak()[channel] <= overshoot * window.percentile(channel, 2)
            && flatness(window, channel) <= flatness
            && !steady(window, channel, before));
  }

  private static double flatness(AudioWindow window, int channel) {
    // At most 60 dB: the 90th percentile of a few impulses is 0, and a report takes no infinity.
    double lower = Math.max(window.percentile(channel, 1), window.percentile(channel, 2) / 1000);
    return lower == 0 ? 60 : 20 * Math.log10(window.percentile(channel, 2) / lower);
  }

  /** True if median, 90th percentile and root mean square are to each other as in a sine. */
  private static boolean sine(AudioWindow window, int channel) {
    double rms = window.rms()[channel];
    return Math.abs(window.percentile(channel, 0) / rms - 1) < 0.05
        && Math.abs(window.percentile(channel, 1) / rms - 1.397) < 0.05;
  }

  private static boolean steady(AudioWindow window, int channel, float[] before) {
    if (channel >= before.length) {
      return false;
    }
    double ratio = window.rms()[channel] / before[channel];
    return ratio < STEADY && ratio > 1 / STEADY;
  }
}
