package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;

/** Sound that comes too early or too late, measured on flashes and beeps made for it. */
final class AvMarkerDetector implements Detector<AvMarkerDetector.State> {

  record Params(
      @ParamGroup(
              defaults = {"early=40ms", "late=60ms"},
              because = "As EBU R 37 allows.")
          LipSync limits,
      @Param(
              value = "3",
              min = 3,
              max = 100,
              help =
                  "Flashes with a beep at one distance, at even intervals, that a stream must show"
                      + " first. Fewer happen by chance.")
          int pairs) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "av-marker",
          1,
          Spec.Input.FRAMES,
          "A/V offset by flash and beep",
          "Sound is early or late against the picture, measured between the flash and the beep of a"
              + " synchronisation test signal: white pictures and a steady tone of 30 to 300 ms at"
              + " even intervals of 0.5 s or more, at most 1 s apart. It says nothing of a stream"
              + " without such markers, and needs two markers in a row that agree.",
          List.of(
              new Spec.Value(
                  "offset",
                  "ms",
                  "Beep minus flash, mean over the markers; sound late is above 0.")),
          Params.class,
          AvMarkerDetector::new);

  record State(MarkerFlashes flashes, MarkerBeeps beeps, MarkerPattern pattern, Episode episode) {}

  /** How far a beep may be from its flash. */
  private static final long REACH_US = 1_000_000;

  private final int pairs;
  private final LipSync.Judge judge;

  AvMarkerDetector(Params params) {
    pairs = params.pairs();
    judge = new LipSync.Judge(params.limits(), Tally::mean);
  }

  @Override
  public State start() {
    return begin(MarkerBeeps.NONE);
  }

  private static State begin(MarkerBeeps beeps) {
    return new State(MarkerFlashes.NONE, beeps, MarkerPattern.NONE, Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return MarkerFlashes.isEdge(frame)
          ? new State(state.flashes().at(frame), state.beeps(), state.pattern(), state.episode())
          : state;
    }
    if (observation instanceof AudioWindow window) {
      var beeps = state.beeps().listen(window);
      var next = new State(state.flashes(), beeps, state.pattern(), state.episode());
      return pairUp(next, window.endUs() + beeps.shiftUs(), report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  /** Looks for the beeps of flashes that sound has come far enough for. */
  private State pairUp(State state, long heardUs, Report report) {
    var next = state;
    while (next.flashes().isDue(heardUs, REACH_US)) {
      next = pairFirst(next, report);
    }
    if (next.pattern().isOver(heardUs)) {
      judge.ends(next.episode(), report);
      return new State(next.flashes(), next.beeps(), MarkerPattern.NONE, Episode.NONE);
    }
    return next;
  }

  private State pairFirst(State state, Report report) {
    var flashes = state.flashes();
    long flashUs = flashes.firstUs();
    long apartUs = Recent.nearest(state.beeps().times(), flashUs) - flashUs;
    var pattern = state.pattern();
    if (Math.abs(apartUs) <= REACH_US) {
      pattern = pattern.with(flashUs, apartUs, flashes.frameUs(), pairs);
    }
    boolean seen = pattern.lastUs() == flashUs && pattern.isSettled();
    var episode = seen ? judged(state.episode(), pattern, report) : state.episode();
    return new State(flashes.withoutFirst(), state.beeps(), pattern, episode);
  }

  private Episode judged(Episode episode, MarkerPattern pattern, Report report) {
    double offsetUs = pattern.offsetUs();
    return judge.isOff(offsetUs)
        ? judge.holds(episode, pattern.firstUs(), pattern.lastUs(), offsetUs, report)
        : judge.fails(episode, episode.heldUs(), pattern.lastUs(), report);
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case OPENED -> {
        judge.ends(state.episode(), report);
        yield begin(MarkerBeeps.begin(mark.ptsOffsetUs(), mark.ptsOffsetUs()));
      }
      case DISCONTINUITY -> {
        var beeps = state.beeps().jumped(mark);
        yield new State(MarkerFlashes.NONE, beeps, state.pattern(), state.episode());
      }
      case DROPPED -> {
        judge.ends(state.episode(), report);
        yield begin(state.beeps().deaf());
      }
      case LOST, ENDED -> {
        var last = pairUp(state, Long.MAX_VALUE - REACH_US, report);
        judge.ends(last.episode(), report);
        yield start();
      }
      case UNKNOWN, FORMAT_CHANGED, DECODE_ERROR, STALLED, CORRUPT, CAPTION, CUE -> state;
    };
  }
}
