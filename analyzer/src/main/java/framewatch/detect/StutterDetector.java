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
 *
 * <p>Whether they are close enough is found as in a cumulative sum: the time for which motion stood
 * still against the {@link Cadence} adds up, and a share of all time is taken off. What stands
 * still less often never adds up, such as film that was converted by repeating one frame in six.
 */
final class StutterDetector implements Detector<StutterDetector.State> {

  record Params(
      @Param(
              value = "30ms",
              min = 0,
              max = 10,
              help =
                  "A picture is late when it is shown for so much longer than the shot's cadence"
                      + " has, and for two frames longer: one frame is a picture of a drawn film, or"
                      + " a conversion from 24 to 30.")
          Duration late,
      @Param(
              value = "0.15",
              min = 0,
              max = 1,
              help =
                  "Smallest share of the time for which motion stands still against the cadence."
                      + " Converted film has up to 0.2, by single frames, which are not late; hand-cranked"
                      + " film 0.1.")
          double share,
      @Param(
              value = "200ms",
              min = 0,
              max = 60,
              help = "For so long motion has to have stood still beyond that share, in all.")
          Duration lost,
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
          3,
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

  /**
   * {@code lostUs} is for how long motion stood still beyond its share, since the episode began.
   */
  record State(Episode episode, HeldFrames held, Cadence cadence, double lostUs) {}

  /** Frames by which a picture is late: one longer is ordinary, in drawn film too. */
  private static final int FRAMES = 2;

  /** One picture counts for so much: a stutter is made of some. */
  private static final double PICTURE_US = 150_000;

  private final long lateUs;
  private final double share;
  private final long lostUs;
  private final int pictures;
  private final Episode.Rule rule;
  private final Episode.Rule waiting;

  StutterDetector(Params params) {
    lateUs = Episode.Rule.us(params.late());
    share = params.share();
    lostUs = Episode.Rule.us(params.lost());
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
    return new State(Episode.NONE, HeldFrames.NONE, Cadence.UNKNOWN, 0);
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
    double lost = state.lostUs();
    int run = held.sinceUs() == before.sinceUs() ? 0 : before.run(frame.timeUs());
    int frames = cadence.late(run);
    double excessUs = frames * before.intervalUs();
    boolean late =
        frames >= FRAMES && excessUs >= lateUs && (episode.running() || cadence.steady());
    if (run > 0) {
      cadence = cadence.next(run, late, before.intervalUs());
      if (cadence.changes() && !episode.open()) {
        cadence = cadence.evened();
        episode = Episode.NONE;
        late = false;
      }
      lost = (episode.running() ? lost : 0) - share * run * before.intervalUs();
    } else if (held.sinceUs() < 0 && !held.repeats() && !before.repeats()) {
      cadence = cadence.moves(held.motion());
    }
    if (late) {
      lost += Math.min(excessUs, PICTURE_US);
      double hold = (frame.timeUs() - before.sinceUs()) / 1e6;
      boolean enough =
          episode.open() || (episode.tally().count() + 1 >= pictures && lost >= lostUs);
      episode =
          episode.holds(before.sinceUs(), frame.timeUs(), hold, enough ? rule : waiting, report);
    } else if (episode.running()) {
      boolean sparse = lost < 0 && !episode.open();
      episode = sparse ? Episode.NONE : gone(episode, held.shownUs(), report);
    }
    if (held.cut() && !episode.running() && cadence.cuts(run)) {
      cadence = cadence.learn();
    }
    return new State(episode, held, cadence, lost);
  }

  private Episode gone(Episode episode, long nowUs, Report report) {
    return nowUs - episode.heldUs() >= rule.recoveryUs() ? episode.ends(rule, report) : episode;
  }
}
