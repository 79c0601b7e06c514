package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A hole in the sound: it stops at once, there is nothing at all for some time, and the same sound
 * goes on at once. Speech and music die away, leave the noise of the room in their pauses, and come
 * back as something else; so does a cut to another programme, and a hole at a cut of the picture is
 * where two programmes were joined. Sound that keeps falling to digital silence by itself, such as
 * a synthetic voice, shows nothing by doing so.
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
              value = "700ms",
              min = 0.01,
              max = 10,
              help = "What lasts so long is silence: silence.cut-off of silence.min-duration.")
          Duration longest,
      @ParamGroup(
              defaults = {"min-duration=0s", "recovery=2s", "warning=1s", "critical=30s"},
              because = "One hole is told; those that follow one another are one defect.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "dropout",
          3,
          Spec.Input.FRAMES,
          "Audio dropout",
          "A hole of 15 ms to 0.7 s in the sound of all channels, as of lost packets or samples. Pauses"
              + " of speech and music and cuts to another programme are none; longer holes are"
              + " silence. Not found are shorter holes, which a lossy codec fills, holes of one"
              + " channel, which stereo effects have too, and sound that is played twice.",
          List.of(
              new Spec.Value("dropouts", "", "How many."),
              new Spec.Value("length-max", "ms", "The longest.")),
          Params.class,
          DropoutDetector::new);

  private static final int LAST = AudioWindow.ENVELOPE_STEPS - 1;

  /** Steps of a hole of which the quietest alone is judged: codecs fill its first and last. */
  private static final int SHORT = 3;

  /**
   * A hole of which the next windows decide.
   *
   * @param windows that have come since, -1 for no hole
   */
  record Hole(long startUs, long endUs, int windows) {
    Hole oneMoreWindow() {
      return new Hole(startUs, endUs, windows + 1);
    }
  }

  private static final Hole NONE = new Hole(0, 0, -1);

  /** {@code before} is of windows that no quiet run touches; {@code cutUs} of the last cut. */
  record State(
      Episode episode, QuietRun run, Hole hole, Pauses pauses, SoundKind before, long cutUs) {

    State cutAt(long us) {
      return new State(episode, run, hole, pauses, before, us);
    }
  }

  /** A hole so near to a cut is where two programmes were joined. */
  private static final long JOINED_US = 100_000;

  private static final long NO_CUT_US = Long.MIN_VALUE / 2;

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
    return new State(Episode.NONE, QuietRun.NONE, NONE, Pauses.NONE, SoundKind.NONE, NO_CUT_US);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof AudioWindow window && window.channels() > 0) {
      return window(state, window, report);
    }
    if (observation instanceof VideoFrame frame && frame.sceneScore() >= Shots.SCORE) {
      return state.cutAt(frame.timeUs());
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
    if (hole.windows() >= 0) {
      hole = isJoin(hole, state.cutUs()) ? NONE : hole.oneMoreWindow();
    }
    if (hole.windows() > 0 && state.before().goesOn(window, change)) {
      double ms = (hole.endUs() - hole.startUs()) / 1000.0;
      episode = episode.holds(hole.startUs(), hole.endUs(), ms, rule, report);
      hole = NONE;
    } else {
      episode = episode.fails(episode.heldUs(), window.endUs(), rule, report);
      hole = hole.windows() == SoundKind.SIDE ? NONE : hole;
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
        quiet || hole.windows() >= 0 ? state.before() : state.before().plus(window),
        state.cutUs());
  }

  private static boolean isJoin(Hole hole, long cutUs) {
    return cutUs >= hole.startUs() - JOINED_US && cutUs <= hole.endUs() + JOINED_US;
  }

  private boolean isHole(QuietRun run, Pauses pauses) {
    return run.steps() > 1
        && run.endUs() - run.startUs() < longestUs
        && (run.steps() > SHORT ? run.inner() : run.lowest()) <= floor
        && !pauses.often(run.startUs(), run.lowest());
  }
}
