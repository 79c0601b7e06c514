package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A hole in the sound: it stops at once, there is nothing at all for some time, and the same sound
 * goes on at once. Speech and music die away, leave the noise of the room in their pauses, and come
 * back as something else; so does a cut to another programme. Sound that keeps falling to digital
 * silence by itself, such as a synthetic voice, shows nothing by doing so.
 */
final class DropoutDetector implements Detector<DropoutDetector.State> {

  record Params(
      @Param(
              value = "-50dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Highest level where a hole begins and ends, dBFS of the root mean square over"
                      + " 5 ms: lossy codecs let sound ring into it.")
          double level,
      @Param(
              value = "-95dB",
              unit = "dB",
              min = -127,
              max = 0,
              help =
                  "Highest level further inside it, dBFS: digital silence, as it comes out of a lossy"
                      + " codec. On the test streams nine holes of ten have less, most pauses more.")
          double floor,
      @Param(
              value = "-45dB",
              unit = "dB",
              min = -127,
              max = 0,
              help = "Lowest level of the sound on both sides, dBFS.")
          double sound,
      @Param(
              value = "20dB",
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
      @Param(
              value = "1s",
              min = 0.01,
              max = 10,
              help = "What lasts so long is silence, as silence.min-duration.")
          Duration longest,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=2s", "warning=1s", "critical=30s"},
              because = "One hole is told; those that follow one another are one defect.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "dropout",
          2,
          Spec.Input.FRAMES,
          "Audio dropout",
          "A hole of 10 ms to 1 s in the sound of all channels, as of lost packets or samples. Pauses"
              + " of speech and music and cuts to another programme are none; longer holes are"
              + " silence.",
          List.of(
              new Spec.Value("dropouts", "", "How many."),
              new Spec.Value("length-max", "ms", "The longest.")),
          Params.class,
          DropoutDetector::new);

  private static final int LAST = AudioWindow.ENVELOPE_STEPS - 1;

  /** Windows on either side that are compared. */
  private static final int SIDE = 3;

  /** What is kept of a window: level, treble, low against high in dB, and correlation. */
  private static final int KINDS = 4;

  /** The differences that {@link Params#change} takes for 1. */
  private static final double[] UNITS = {6, 6, 1.2, 0.3};

  /** Steps of a hole of which the quietest alone is judged: codecs fill its first and last. */
  private static final int SHORT = 3;

  /** Sound that has twice fallen as low by itself in this time does so often. */
  private static final long OFTEN_US = 10_000_000;

  /** Pauses that are kept. */
  private static final int MOST = 6;

  /** So near, in dB, is as low: a codec's noise differs from pause to pause. */
  private static final double AS_LOW = 3;

  /**
   * A hole of which the next windows decide.
   *
   * @param windows that have come since, -1 for no hole
   */
  record Hole(long startUs, long endUs, int windows) {}

  private static final Hole NONE = new Hole(0, 0, -1);

  /**
   * The last quiet places that began or ended slowly.
   *
   * @param us where each ended
   * @param db lowest level in each, dBFS
   */
  record Pauses(long[] us, float[] db) {

    Pauses plus(long newUs, double newDb) {
      int kept = Math.min(db.length, MOST - 1);
      float[] newer = Arrays.copyOfRange(db, db.length - kept, db.length + 1);
      newer[kept] = (float) newDb;
      return new Pauses(Recent.with(us, newUs, MOST), newer);
    }

    boolean often(long atUs, double lowest) {
      int count = 0;
      for (int i = 0; i < db.length; i++) {
        count += atUs - us[i] < OFTEN_US && db[i] <= lowest + AS_LOW ? 1 : 0;
      }
      return count >= 2;
    }
  }

  private static final Pauses NO_PAUSES = new Pauses(new long[0], new float[0]);

  /** {@code kinds} are of the last {@link #SIDE} windows that no quiet run touches. */
  record State(Episode episode, QuietRun run, Hole hole, Pauses pauses, float[] kinds) {}

  private final double level;
  private final double floor;
  private final double sound;
  private final double edge;
  private final double change;
  private final long longestUs;
  private final Episode.Rule rule;

  DropoutDetector(Params params) {
    level = params.level();
    floor = params.floor();
    sound = params.sound();
    edge = params.edge();
    change = params.change();
    longestUs = Episode.Rule.us(params.longest());
    rule =
        Episode.Rule.of(
            params.lasting(),
            ms -> Map.of("dropouts", (double) ms.count(), "length-max", ms.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, QuietRun.NONE, NONE, NO_PAUSES, new float[0]);
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
    var hole = state.hole();
    var episode = state.episode();
    var kinds = describe(window);
    if (hole.windows() >= 0) {
      hole = new Hole(hole.startUs(), hole.endUs(), hole.windows() + 1);
    }
    if (hole.windows() > 0 && goesOn(state.kinds(), kinds)) {
      double ms = (hole.endUs() - hole.startUs()) / 1000.0;
      episode = episode.holds(hole.startUs(), hole.endUs(), ms, rule, report);
      hole = NONE;
    } else {
      episode = episode.fails(episode.heldUs(), window.endUs(), rule, report);
      hole = hole.windows() == SIDE ? NONE : hole;
    }
    var run = state.run();
    var pauses = state.pauses();
    boolean quiet = run.running();
    if (!quiet && !run.ended() && window.soundsThroughout(0, level)) {
      run = QuietRun.after(window.loudestDb(LAST - 1), window.loudestDb(LAST));
    } else {
      for (int step = 0; step <= LAST; step++) {
        double db = window.loudestDb(step);
        if (run.ended()) {
          if (!run.isSharp(db, sound, edge)) {
            pauses = pauses.plus(run.endUs(), run.lowest());
          } else if (hole.windows() < 0 && isHole(run, pauses)) {
            hole = new Hole(run.startUs(), run.endUs(), 0);
          }
        }
        run = run.plus(db, level, window.stepUs(step));
        quiet |= run.running();
      }
    }
    return new State(
        episode,
        run,
        hole,
        pauses,
        quiet || hole.windows() >= 0 ? state.kinds() : with(state.kinds(), kinds));
  }

  private boolean isHole(QuietRun run, Pauses pauses) {
    return run.steps() > 1
        && run.endUs() - run.startUs() < longestUs
        && (run.steps() > SHORT ? run.inner() : run.lowest()) <= floor
        && !pauses.often(run.startUs(), run.lowest());
  }

  private static float[] describe(AudioWindow window) {
    double power = 1e-12;
    double treble = 1e-18;
    double weighted = 1e-12;
    for (int channel = 0; channel < window.channels(); channel++) {
      power += window.rms()[channel] * window.rms()[channel];
      treble += window.curvatureRms()[channel] * window.curvatureRms()[channel];
      weighted += window.weightedPower()[channel];
    }
    double db = 10 * Math.log10(power);
    return new float[] {
      (float) db,
      (float) (10 * Math.log10(treble) - db),
      (float) (10 * Math.log10(weighted) - db),
      window.channels() > 1 ? window.correlation()[0] : 1
    };
  }

  /** With one more, and without the first if there are too many. */
  private static float[] with(float[] kinds, float[] kind) {
    int kept = Math.min(kinds.length, (SIDE - 1) * KINDS);
    var next = Arrays.copyOfRange(kinds, kinds.length - kept, kinds.length + KINDS);
    System.arraycopy(kind, 0, next, kept, KINDS);
    return next;
  }

  /** True if a window after a hole is like one before it. */
  private boolean goesOn(float[] before, float[] after) {
    for (int at = 0; at < before.length; at += KINDS) {
      boolean alike = true;
      for (int kind = 0; kind < KINDS; kind++) {
        alike &= Math.abs(before[at + kind] - after[kind]) <= change * UNITS[kind];
      }
      if (alike) {
        return true;
      }
    }
    return false;
  }
}
