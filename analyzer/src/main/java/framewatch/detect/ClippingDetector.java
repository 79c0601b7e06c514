package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sound with its tops cut off, also where that happened below full scale and a lossy codec came
 * after it. Cut tops pile up at the ceiling, so that a tenth of the samples lies close to the peak;
 * a codec spreads the pile and lets single samples pass the ceiling, but leaves it there. Single
 * windows of speech and of few tones look alike, but each at a level of its own: only many windows
 * in a second count, and only those that end at the same ceiling.
 */
final class ClippingDetector implements Detector<ClippingDetector.State> {

  record Params(
      @Param(
              value = "-7dB",
              unit = "dB",
              min = -60,
              max = 0,
              help =
                  "Lowest peak of a window that is judged, dBFS. Soft music of few tones is as flat"
                      + " further down.")
          double level,
      @Param(
              value = "2.2dB",
              unit = "dB",
              min = 0,
              max = 12,
              help =
                  "Largest distance between the 90th percentile of the amplitude and the peak in a"
                      + " clipped window. Music and speech have 4 to 12 dB, limited ones too; where"
                      + " one sample of ten is cut off, 2 dB are left after a codec.")
          double flatness,
      @Param(
              value = "1dB",
              unit = "dB",
              min = 0,
              max = 12,
              help =
                  "How far the 99th percentiles of such windows may lie below the highest of them:"
                      + " a ceiling stays where it is.")
          double ceiling,
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
                      + " percentiles, if a smooth top would be shorter.")
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
          3,
          Spec.Input.FRAMES,
          "Audio clipping",
          "The sound is distorted because its tops are cut off, at full scale or below it. Loud,"
              + " compressed or limited sound and tones are not clipped.",
          List.of(
              new Spec.Value(
                  "flatness-mean",
                  "dB",
                  "Distance of the 90th percentile of the amplitude and the peak in the flattest"
                      + " channel, mean over the clipped windows."),
              new Spec.Value("flatness-min", "dB", "The same, smallest.")),
          Params.class,
          ClippingDetector::new);

  /** Windows in a second. */
  private static final int WINDOWS = 10;

  /** A tone keeps its level from window to window within this ratio, 0.2 dB. */
  private static final double STEADY = 1.023;

  /** In place of a ceiling: samples are cut off at full scale, whatever the percentiles. */
  private static final float FULL_SCALE = 100;

  /** How much rounder than the sound is on the mean a smooth top may be. */
  private static final double ROUND = 4;

  /**
   * {@code ceilings} of the last windows, 0 where nothing is cut off, and {@code times} at which
   * they began, the newest first; {@code rms} is that of the window before, per channel.
   */
  record State(Episode episode, float[] ceilings, long[] times, float[] rms) {}

  private final double peak;
  private final double flatness;
  private final double ceiling;
  private final double over;
  private final int run;
  private final int needed;
  private final Episode.Rule rule;

  ClippingDetector(Params params) {
    peak = StrictMath.pow(10, params.level() / 20);
    flatness = params.flatness();
    ceiling = StrictMath.pow(10, -params.ceiling() / 20);
    over = StrictMath.pow(10, params.over() / 20);
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
    return new State(Episode.NONE, new float[WINDOWS], new long[WINDOWS], new float[0]);
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
    float highest = 0;
    for (int channel = 0; channel < window.channels(); channel++) {
      float cut = ceiling(window, channel, state.rms());
      if (cut > 0) {
        highest = Math.max(highest, cut);
        flat = Math.min(flat, flatness(window, channel));
      }
    }
    var ceilings = new float[WINDOWS];
    var times = new long[WINDOWS];
    System.arraycopy(state.ceilings(), 0, ceilings, 1, WINDOWS - 1);
    System.arraycopy(state.times(), 0, times, 1, WINDOWS - 1);
    ceilings[0] = highest;
    times[0] = window.timeUs();
    var episode = state.episode();
    if (highest == 0) {
      episode = episode.fails(window.timeUs(), window.endUs(), rule, report);
    } else if (episode.open()) {
      episode = episode.holds(window.timeUs(), window.endUs(), flat, rule, report);
    } else if (atTheCeiling(ceilings) >= needed) {
      episode = episode.holds(times[oldest(ceilings)], window.endUs(), flat, rule, report);
    }
    // What belongs to an episode that is over must not begin another.
    boolean over = state.episode().open() && !episode.open();
    return new State(episode, over ? new float[WINDOWS] : ceilings, times, window.rms());
  }

  private int atTheCeiling(float[] ceilings) {
    double highest = 0;
    for (float one : ceilings) {
      highest = one < FULL_SCALE ? Math.max(highest, one) : highest;
    }
    int count = 0;
    for (float one : ceilings) {
      count += one > 0 && one >= highest * ceiling ? 1 : 0;
    }
    return count;
  }

  private static int oldest(float[] ceilings) {
    int oldest = WINDOWS - 1;
    while (ceilings[oldest] == 0) {
      oldest--;
    }
    return oldest;
  }

  /** Where a channel's tops are cut off, 0 if they are not. */
  private float ceiling(AudioWindow window, int channel, float[] before) {
    if (window.peak()[channel] < peak || sine(window, channel)) {
      return 0;
    }
    if (window.peak()[channel] >= over || stays(window, channel)) {
      return FULL_SCALE;
    }
    return flatness(window, channel) <= flatness && !steady(window, channel, before)
        ? (float) window.percentile(channel, 2)
        : 0;
  }

  /**
   * True if sound stays at full scale for longer than a smooth top of it would: a parabola of
   * curvature c is within h of its top for 2 sqrt(2 h / c). The top of a bass is long.
   */
  private boolean stays(AudioWindow window, int channel) {
    int samples = window.fullScaleRun()[channel];
    if (samples < run) {
      return false;
    }
    double height = Math.max(0.001, window.peak()[channel] - 0.999);
    return samples >= ROUND * Math.sqrt(2 * height / window.curvatureRms()[channel]);
  }

  private static double flatness(AudioWindow window, int channel) {
    // At most 60 dB: the 90th percentile of a few impulses is 0, and a report takes no infinity.
    double lower = Math.max(window.percentile(channel, 1), window.peak()[channel] / 1000);
    return lower == 0 ? 60 : 20 * StrictMath.log10(window.peak()[channel] / lower);
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
