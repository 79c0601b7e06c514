package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A frozen picture, also after it went through an encoder. An encoder does not repeat a held
 * picture exactly: it refines it over some frames and draws it anew at key frames. So not every
 * frame has to be still, but most of them, and the means of the tiles have to stay where they were,
 * which neither refinement nor noise moves.
 *
 * <p>Nothing in the numbers tells a freeze from a drawing that is held in an animation; how long
 * and where does. A freeze begins anywhere in a shot, a still is held from its shot's first picture
 * on; and a freeze outlasts what the same stream has rested for without being frozen. When a held
 * picture is a freeze is decided by {@link FreezeRule}.
 */
final class FreezeDetector implements Detector<FreezeDetector.State> {

  record Params(
      @Param(
              value = "0.35",
              min = 0,
              max = 255,
              help =
                  "A frame is still if no tile of it differs by more from the frame before, mean"
                      + " absolute luma difference in code values (0.35 is 0.0014 of full scale).")
          double still,
      @Param(value = "0.9", min = 0, max = 1, help = "Smallest share of still frames in a freeze.")
          double duty,
      @Param(
              value = "2.5",
              min = 0,
              max = 255,
              help =
                  "Farthest that the mean luma of a tile may come from where it was when the"
                      + " picture stopped, code values: a key frame of a low bitrate moves it.")
          double drift,
      @Param(
              value = "1.25",
              min = 0,
              max = 255,
              help =
                  "As drift, for a picture with noise on it, or coded so noisily that fewer frames"
                      + " are still.")
          double noisyDrift,
      @Param(
              value = "1600ms",
              min = 0,
              max = 3600,
              help =
                  "Shortest freeze with noise on it, for each code value that a tile has drifted, and"
                      + " not less than 1 s in all: the longer a live picture is watched the"
                      + " farther it drifts, in the test streams by 1.25 within 1 s.")
          Duration noisyDuration,
      @Param(
              value = "1200ms",
              min = 0,
              max = 3600,
              help =
                  "A freeze is reported while it lasts from this duration on, a shorter one when it"
                      + " is over: it might have been a slate with a clock that ticks each second.")
          Duration tick,
      @Param(
              value = "2400ms",
              min = 0,
              max = 3600,
              help =
                  "In a stream that rests at times, such as limited animation, a freeze has to last"
                      + " three times as long as the longest rest of the last seconds, at most"
                      + " this long.")
          Duration rest,
      @Param(
              value = "4s",
              min = 0,
              max = 3600,
              help =
                  "A picture that is held from the first frame of its shot, or of the stream, on counts"
                      + " from this duration: a still or a held drawing is shorter. Such a freeze is"
                      + " reported as late: nothing else tells it from a still.")
          Duration stillShot,
      @Param(
              value = "10s",
              min = 0,
              max = 3600,
              help =
                  "In a stream that stands exactly still for a good part of the time, between"
                      + " motion, such as a recorded screen, a freeze has to last this long, which is"
                      + " AWS MediaConnect's minimum: nothing in the picture tells it from a rest."
                      + " Of the freezes of the test streams none came where so much of the time"
                      + " before was still.")
          Duration standing,
      @ParamGroup(
              defaults = {"min-duration=600ms", "recovery=500ms", "warning=2s", "critical=10s"},
              because =
                  "Live pictures of the test streams were never still for more than 200 ms;"
                      + " warning as FFmpeg's freezedetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "freeze",
          5,
          Spec.Input.FRAMES,
          "Freeze",
          "The picture stands still while it should move. It starts where the held picture was"
              + " first shown. A picture in which anything moves, such as a slate with a running"
              + " clock, is not frozen, nor is a scene in which nothing happened before either;"
              + " black, solid colour, colour bars and slates have detectors"
              + " of their own.",
          List.of(
              new Spec.Value(
                  "difference-mean",
                  "code values",
                  "Mean absolute luma difference between its frames, mean over the defect."),
              new Spec.Value(
                  "difference-max", "code values", "The same, largest: a redrawn key frame.")),
          Params.class,
          FreezeDetector::new);

  /** {@code frozen} is the picture of the open episode, none without one. */
  record State(Episode episode, TileLuma frozen, HeldPicture held, RecentMotion recent) {}

  private final HeldPicture.Limits limits;
  private final FreezeRule freeze;
  private final long tickUs;
  private final Episode.Rule rule;

  FreezeDetector(Params params) {
    limits = new HeldPicture.Limits(params.still(), params.drift(), params.noisyDrift());
    long minimumUs = Episode.Rule.us(params.lasting().minDuration());
    tickUs = Math.max(minimumUs, Episode.Rule.us(params.tick()));
    freeze =
        new FreezeRule(
            params.duty(),
            params.noisyDrift(),
            Episode.Rule.us(params.noisyDuration()),
            minimumUs,
            Episode.Rule.us(params.rest()),
            Math.max(minimumUs, Episode.Rule.us(params.stillShot())),
            Math.max(minimumUs, Episode.Rule.us(params.standing())));
    rule =
        Episode.Rule.of(
            // How long the picture has to be held is decided here.
            Duration.ZERO,
            params.lasting().recovery(),
            params.lasting().warning(),
            params.lasting().critical(),
            difference ->
                Map.of("difference-mean", difference.mean(), "difference-max", difference.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, TileLuma.NONE, HeldPicture.NONE, RecentMotion.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      boolean first = frame.difference() < 0 || state.recent().previousUs() < 0;
      var held =
          first ? HeldPicture.first(frame) : state.held().next(frame, state.recent(), limits);
      return state.episode().open()
          ? open(state, held, frame, report)
          : waiting(state, held, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      over(state, state.recent().untilUs(), report).ends(rule, report);
      return start();
    }
    return state;
  }

  private State waiting(State state, HeldPicture held, VideoFrame frame, Report report) {
    var before = state.held();
    var recent = state.recent();
    long durationUs = frame.endUs() - held.sinceUs();
    var episode = Episode.NONE;
    var frozen = TileLuma.NONE;
    if (!held.none()
        && !held.moving()
        && durationUs >= tickUs
        && freeze.frozen(held, durationUs, recent)) {
      episode = episode.holds(held.sinceUs(), frame.endUs(), frame.difference(), rule, report);
      frozen = held.luma();
    } else if (!before.none() && held.sinceUs() != before.sinceUs()) {
      episode = over(state, frame.timeUs(), report);
      episode = episode.fails(episode.heldUs(), frame.endUs(), rule, report);
      if (episode.open()) {
        frozen = before.luma();
      } else {
        recent = unfrozen(before, recent, frame.timeUs());
      }
    }
    return new State(episode, frozen, held, recent.next(frame));
  }

  /** What moves on, and was not frozen, tells of what the stream does by itself. */
  private RecentMotion unfrozen(HeldPicture held, RecentMotion recent, long nowUs) {
    long durationUs = held.endUs(nowUs) - held.sinceUs();
    var next = freeze.stands(held, durationUs) ? recent.calmed(durationUs, nowUs) : recent;
    return held.still() > 0 && freeze.rests(held) ? next.rested(durationUs, nowUs) : next;
  }

  /** The episode at the end of what is held: also of a freeze that was too short until then. */
  private Episode over(State state, long nowUs, Report report) {
    var held = state.held();
    long endUs = held.endUs(nowUs);
    boolean shortFreeze =
        !state.episode().open()
            && !held.none()
            && !held.ticked()
            && freeze.frozen(held, endUs - held.sinceUs(), state.recent());
    return shortFreeze
        ? Episode.NONE.holds(held.sinceUs(), endUs, 0, rule, report)
        : state.episode();
  }

  private State open(State state, HeldPicture held, VideoFrame frame, Report report) {
    var episode = state.episode();
    boolean goesOn = held.sinceUs() == episode.startUs() && !held.none();
    if (!held.none()
        && !held.moving()
        && (goesOn || state.frozen().distance(frame) <= limits.drift())) {
      episode = episode.holds(frame.timeUs(), frame.endUs(), frame.difference(), rule, report);
    } else if (!goesOn) {
      episode = episode.fails(state.held().endUs(frame.timeUs()), frame.endUs(), rule, report);
    }
    var frozen = goesOn ? held.luma() : state.frozen();
    return new State(
        episode, episode.open() ? frozen : TileLuma.NONE, held, state.recent().next(frame));
  }
}
