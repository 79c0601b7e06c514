package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Motion that halts and jumps: pictures are shown for longer than the shot's cadence, because
 * frames are repeated or missing. Some {@link HeldFrames pictures} that are late, close together,
 * are a stutter. One that is held for long is a freeze.
 */
final class StutterDetector implements Detector<StutterDetector.State> {

  record Params(
      @Param(
              value = "45ms",
              min = 0,
              max = 10,
              help =
                  "A picture is late when it is shown for so much longer than the shot's cadence"
                      + " has: two frames of plain video, three of 50 or 60 a second.")
          Duration late,
      @Param(
              value = "3",
              min = 1,
              max = 1000,
              help = "Fewest late pictures; a repeated or lost frame now and then is no stutter.")
          int pictures,
      @ParamGroup(
              defaults = {"min-duration=1s", "recovery=700ms", "warning=2s", "critical=10s"},
              because =
                  "Late pictures of the test streams follow one another within 700 ms; warning and"
                      + " critical as freeze.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "stutter",
          2,
          Spec.Input.FRAMES,
          "Stutter",
          "Motion halts and jumps: pictures are held, as frames are repeated or missing, against the"
              + " cadence of the shot. A shot that holds its pictures from its beginning is none, such as"
              + " animation, a recorded screen or film in video; where nothing moves none is seen.",
          List.of(
              new Spec.Value("pictures", "", "How many pictures were late."),
              new Spec.Value("hold-mean", "s", "How long they were shown, mean."),
              new Spec.Value("hold-max", "s", "The same, longest.")),
          Params.class,
          StutterDetector::new);

  record State(Episode episode, HeldFrames held, Cadence cadence) {}

  private final long lateUs;
  private final int pictures;
  private final Episode.Rule rule;
  private final Episode.Rule waiting;

  StutterDetector(Params params) {
    lateUs = Episode.Rule.us(params.late());
    pictures = params.pictures();
    rule =
        Episode.Rule.of(
            params.lasting(),
            hold ->
                Map.of(
                    "pictures",
                    (double) hold.count(),
                    "hold-mean",
                    hold.mean(),
                    "hold-max",
                    Math.max(0, hold.max())));
    waiting = rule.never();
  }

  @Override
  public State start() {
    return new State(Episode.NONE, HeldFrames.NONE, Cadence.UNKNOWN);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      return observe(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO) && !gap(mark)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  /** True for the gap that missing frames leave: what comes after it goes on with what was. */
  private static boolean gap(Mark mark) {
    return mark.kind() == Mark.Kind.DISCONTINUITY
        && mark.durationUs() > 0
        && mark.durationUs() <= HeldFrames.REST_US;
  }

  private State observe(State state, VideoFrame frame, Report report) {
    var episode = state.episode();
    var before = state.held();
    var held = before.next(frame);
    var cadence = state.cadence();
    int run = held.sinceUs() == before.sinceUs() ? 0 : before.run(frame.timeUs());
    boolean isLate =
        cadence.late(run) * before.intervalUs() >= lateUs
            && (episode.running() || cadence.steady());
    if (run > 0) {
      cadence = cadence.next(run, isLate, before.intervalUs(), lateUs);
    } else if (held.sinceUs() < 0 && !held.repeats() && !before.repeats()) {
      cadence = cadence.moves();
    }
    if (isLate) {
      double hold = (frame.timeUs() - before.sinceUs()) / 1e6;
      boolean enough = episode.open() || episode.tally().count() + 1 >= pictures;
      episode =
          episode.holds(before.sinceUs(), frame.timeUs(), hold, enough ? rule : waiting, report);
    } else if (episode.running()) {
      long seenUs = Math.max(frame.timeUs(), episode.heldUs());
      // A late picture ended where the episode was last seen: not where this frame begins.
      episode = gone(episode, seenUs, report);
    }
    if (held.cut() && !episode.running() && cadence.cuts(run)) {
      cadence = cadence.learn();
    }
    return new State(episode, held, cadence);
  }

  private Episode gone(Episode episode, long nowUs, Report report) {
    return nowUs - episode.heldUs() >= rule.recoveryUs() ? episode.ends(rule, report) : episode;
  }
}
