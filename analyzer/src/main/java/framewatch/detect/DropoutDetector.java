package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A hole in the sound: it stops at once, is gone for some milliseconds, and the same sound goes on
 * at once. Speech and music die away and come back as something else; so does a cut to another
 * programme, with or without a pause.
 */
final class DropoutDetector implements Detector<DropoutDetector.State> {

  record Params(
      @Param(
              value = "-50dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Highest level within the hole, dBFS of the root mean square over 5 ms: lossy"
                      + " codecs put noise into it.")
          double level,
      @Param(
              value = "-45dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Lowest level of the sound on both sides, dBFS.")
          double sound,
      @Param(
              value = "25dB",
              unit = "dB",
              min = 1,
              max = 127,
              help =
                  "Smallest fall and rise, each within 10 ms. Closures of consonants take longer.")
          double edge,
      @Param(
              value = "0.7",
              min = 0,
              max = 10,
              help =
                  "How unlike the sound before and after may be: 1 is 6 dB in level or in treble,"
                      + " 1.2 dB in the balance of low and high, or 0.3 in correlation. Some pair of"
                      + " the three windows before and the three after has to be as alike.")
          double change,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=2s", "warning=1s", "critical=30s"},
              because = "One hole is told; those that follow one another are one defect.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "dropout",
          1,
          Spec.Input.FRAMES,
          "Audio dropout",
          "A hole of 10 to 100 ms in the sound, as of lost packets or samples. Pauses of speech and"
              + " music and cuts to another programme are none; longer holes are silence.",
          List.of(
              new Spec.Value("dropouts", "", "How many."),
              new Spec.Value("length-max", "ms", "The longest.")),
          Params.class,
          DropoutDetector::new);

  private static final int STEPS = AudioWindow.ENVELOPE_STEPS;

  /** The longest hole, 100 ms. */
  private static final int LONGEST = 20;

  /** Windows on either side that are compared. */
  private static final int SIDE = 3;

  /** Windows kept: both sides, and those that a hole may touch. */
  private static final int KEPT = 2 * SIDE + 3;

  /** What is kept of a window: level, treble, low against high in dB, and correlation. */
  private static final int KINDS = 4;

  /** The differences that {@link Params#change} takes for 1. */
  private static final double[] UNITS = {6, 6, 1.2, 0.3};

  /** A hole, of which the windows that follow decide; {@code windows} have come since it began. */
  record Hole(long startUs, long endUs, int windows, int touched) {}

  private static final Hole NONE = new Hole(0, 0, -1, 0);

  /** {@code before} and {@code earlier} are envelopes; {@code kinds} are of the last windows. */
  record State(Episode episode, Hole hole, byte[] before, byte[] earlier, float[] kinds) {}

  private final double level;
  private final double sound;
  private final double edge;
  private final double change;
  private final Episode.Rule rule;

  DropoutDetector(Params params) {
    level = params.level();
    sound = params.sound();
    edge = params.edge();
    change = params.change();
    rule =
        Episode.Rule.of(
            params.lasting(),
            ms -> Map.of("dropouts", (double) ms.count(), "length-max", ms.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, NONE, new byte[0], new byte[0], new float[KEPT * KINDS]);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window && window.channels() > 0) {
      return window(state, window, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.AUDIO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  private State window(State state, AudioWindow window, Report report) {
    var kinds = new float[KEPT * KINDS];
    System.arraycopy(state.kinds(), KINDS, kinds, 0, (KEPT - 1) * KINDS);
    describe(window, kinds, (KEPT - 1) * KINDS);
    var hole = state.hole();
    var episode = state.episode();
    if (hole.windows() >= 0) {
      hole = new Hole(hole.startUs(), hole.endUs(), hole.windows() + 1, hole.touched());
    }
    if (hole.windows() == SIDE) {
      if (goesOn(kinds, hole.touched())) {
        double ms = (hole.endUs() - hole.startUs()) / 1000.0;
        episode = episode.holds(hole.startUs(), hole.endUs(), ms, rule, report);
      }
      hole = NONE;
    } else {
      episode = episode.fails(episode.heldUs(), window.endUs(), rule, report);
    }
    if (hole.windows() < 0) {
      hole = find(state, window);
    }
    return new State(episode, hole, window.envelope(), state.before(), kinds);
  }

  private static void describe(AudioWindow window, float[] kinds, int at) {
    double power = 1e-12;
    double treble = 1e-18;
    double weighted = 1e-12;
    for (int channel = 0; channel < window.channels(); channel++) {
      power += window.rms()[channel] * window.rms()[channel];
      treble += window.curvatureRms()[channel] * window.curvatureRms()[channel];
      weighted += window.weightedPower()[channel];
    }
    double db = 10 * Math.log10(power);
    kinds[at] = (float) db;
    kinds[at + 1] = (float) (10 * Math.log10(treble) - db);
    kinds[at + 2] = (float) (10 * Math.log10(weighted) - db);
    kinds[at + 3] = window.channels() > 1 ? window.correlation()[0] : 1;
  }

  /** True if the sound after a hole is like that before it. */
  private boolean goesOn(float[] kinds, int touched) {
    int firstAfter = KEPT - SIDE;
    int firstBefore = firstAfter - touched - SIDE;
    for (int before = Math.max(0, firstBefore); before < firstBefore + SIDE; before++) {
      for (int after = firstAfter; after < KEPT; after++) {
        if (alike(kinds, before * KINDS, after * KINDS)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean alike(float[] kinds, int one, int other) {
    for (int kind = 0; kind < KINDS; kind++) {
      if (Math.abs(kinds[one + kind] - kinds[other + kind]) > change * UNITS[kind]) {
        return false;
      }
    }
    return true;
  }

  /** The first hole that ends in a window. */
  private Hole find(State state, AudioWindow window) {
    for (int channel = 0; channel < window.channels(); channel++) {
      if (window.soundsThroughout(channel, level)
          && db(state, window, channel, -1) > level
          && db(state, window, channel, -2) > level) {
        continue;
      }
      for (int step = 0; step < STEPS; step++) {
        double db = db(state, window, channel, step);
        if (db >= sound) {
          int quiet = step - 1;
          double last = db(state, window, channel, quiet);
          if (last > level && last < sound) {
            // The step in which the sound came back.
            quiet--;
            last = db(state, window, channel, quiet);
          }
          if (last <= level) {
            int first = first(state, window, channel, quiet, db);
            if (first <= quiet) {
              return hole(window, first, step);
            }
          }
        }
      }
    }
    return NONE;
  }

  /** The first step of a hole that ends with a step, or one after it if there is none. */
  private int first(State state, AudioWindow window, int channel, int quiet, double after) {
    double highest = Double.NEGATIVE_INFINITY;
    int step = quiet;
    for (; step > quiet - LONGEST; step--) {
      double db = db(state, window, channel, step);
      if (db > level) {
        break;
      }
      highest = Math.max(highest, db);
    }
    double before =
        Math.max(db(state, window, channel, step), db(state, window, channel, step - 1));
    boolean sharp = before >= sound && before - highest >= edge && after - highest >= edge;
    return sharp && step > quiet - LONGEST ? step + 1 : quiet + 1;
  }

  private static Hole hole(AudioWindow window, int first, int end) {
    long startUs = window.timeUs() + window.durationUs() * first / STEPS;
    int touched = first >= 0 ? 1 : first >= -STEPS ? 2 : 3;
    return new Hole(startUs, window.stepUs(end), 0, touched);
  }

  /** Level of a step; negative ones are of the windows before. */
  private static double db(State state, AudioWindow window, int channel, int step) {
    return step < -STEPS
        ? Ringing.db(state.earlier(), window, channel, step + STEPS)
        : Ringing.db(state.before(), window, channel, step);
  }
}
