package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A frozen picture, also after it went through an encoder. An encoder does not repeat a held
 * picture exactly: it refines it over some frames and draws it anew at key frames. So not every
 * frame has to be still, but most of them, and the means of the tiles have to stay where they were,
 * which neither refinement nor noise moves.
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
              value = "0.75",
              min = 0,
              max = 255,
              help =
                  "As drift, for a picture that is coded so noisily that fewer frames are still:"
                      + " it counts as frozen if a fifth of its frames repeat the one before.")
          double noisyDrift,
      @Param(
              value = "600ms",
              min = 0,
              max = 3600,
              help =
                  "Shortest freeze that is reported. Live pictures of the test streams were never"
                      + " still for more than 200 ms.")
          Duration minDuration,
      @Param(
              value = "1200ms",
              min = 0,
              max = 3600,
              help =
                  "A freeze is reported while it lasts from this duration on, a shorter one when it"
                      + " is over: it might have been a slate with a clock that ticks each second.")
          Duration tick,
      @Param(
              value = "500ms",
              min = 0,
              max = 3600,
              help = "The freeze is over when the picture has moved for so long.")
          Duration recovery,
      @Param(
              value = "2s",
              min = 0,
              max = 86400,
              help = "Severity warning from this duration (minimum of FFmpeg's freezedetect).")
          Duration warning,
      @Param(
              value = "10s",
              min = 0,
              max = 86400,
              help = "Severity critical from this duration (AWS MediaConnect's minimum).")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "freeze",
          1,
          Spec.Input.FRAMES,
          "Freeze",
          "The picture stands still while it should move. It starts where the held picture was"
              + " first shown. A picture in which anything moves, such as a slate with a running"
              + " clock, is not frozen; black and solid colour have detectors of their own.",
          List.of(
              new Spec.Value(
                  "difference-mean",
                  "code values",
                  "Mean absolute luma difference between its frames, mean over the defect."),
              new Spec.Value(
                  "difference-max", "code values", "The same, largest: a redrawn key frame.")),
          Params.class,
          FreezeDetector::new);

  /**
   * {@code frozen} is the picture of the open episode, as mean luma per tile, empty without one;
   * {@code previousUs} is when the frame before was shown, -1 for none since the last break, {@code
   * mediaUs} until when.
   */
  record State(Episode episode, float[] frozen, HeldPicture held, long previousUs, long mediaUs) {}

  private static final float[] NONE = {};

  /** Share of frames that repeat the one before in a freeze that is coded noisily. */
  private static final double SAME_SHARE = 0.2;

  /** Shortest such freeze. Live pictures of the test streams drift as little for 770 ms. */
  private static final long NOISY_US = 1_000_000;

  /** Tile means closer together than this are those of black or of a solid colour. */
  private static final double FLAT = 4;

  private final double still;
  private final double duty;
  private final double drift;
  private final double noisyDrift;
  private final long minDurationUs;
  private final long tickUs;
  private final Episode.Rule rule;

  FreezeDetector(Params params) {
    still = params.still();
    duty = params.duty();
    drift = params.drift();
    noisyDrift = params.noisyDrift();
    minDurationUs = Episode.Rule.us(params.minDuration());
    tickUs = Math.max(minDurationUs, Episode.Rule.us(params.tick()));
    rule =
        Episode.Rule.of(
            // How long the picture has to be held is decided here, with its duty.
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            difference ->
                Map.of("difference-mean", difference.mean(), "difference-max", difference.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, NONE, HeldPicture.NONE, -1, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      var held = held(state, frame);
      return state.episode().open()
          ? open(state, held, frame, report)
          : waiting(state, held, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      over(state, state.mediaUs(), report).ends(rule, report);
      return start();
    }
    return state;
  }

  private HeldPicture held(State state, VideoFrame frame) {
    if (frame.difference() < 0 || state.previousUs() < 0 || Flatness.spread(frame) <= FLAT) {
      return HeldPicture.NONE;
    }
    return state.held().next(frame, state.previousUs(), still, drift);
  }

  private State waiting(State state, HeldPicture held, VideoFrame frame, Report report) {
    var before = state.held();
    long durationUs = frame.endUs() - held.sinceUs();
    var episode = Episode.NONE;
    var frozen = NONE;
    if (!held.none() && !held.moving() && durationUs >= tickUs && frozen(held, durationUs)) {
      episode = episode.holds(held.sinceUs(), frame.endUs(), frame.difference(), rule, report);
      frozen = held.luma();
    } else if (!before.none() && !held.ticked() && held.sinceUs() != before.sinceUs()) {
      episode = over(state, frame.timeUs(), report);
      episode = episode.fails(episode.heldUs(), frame.endUs(), rule, report);
      frozen = episode.open() ? before.luma() : NONE;
    }
    return new State(episode, frozen, held, frame.timeUs(), frame.endUs());
  }

  private boolean frozen(HeldPicture held, long durationUs) {
    boolean still = held.still() > 0 && held.still() >= duty * held.frames();
    boolean noisy =
        held.drift() <= noisyDrift
            && held.same() >= SAME_SHARE * held.frames()
            && held.loud() <= (1 - duty) * held.frames();
    return durationUs >= minDurationUs && (still || (noisy && durationUs >= NOISY_US));
  }

  /** The episode at the end of what is held: also of a freeze that was too short until then. */
  private Episode over(State state, long nowUs, Report report) {
    var held = state.held();
    long endUs = held.moving() ? held.movingUs() : nowUs;
    boolean shortFreeze =
        !state.episode().open()
            && !held.none()
            && !held.ticked()
            && frozen(held, endUs - held.sinceUs());
    return shortFreeze
        ? Episode.NONE.holds(held.sinceUs(), endUs, 0, rule, report)
        : state.episode();
  }

  private State open(State state, HeldPicture held, VideoFrame frame, Report report) {
    var episode = state.episode();
    if (!held.none() && !held.moving() && HeldPicture.distance(frame, state.frozen()) <= drift) {
      episode = episode.holds(frame.timeUs(), frame.endUs(), frame.difference(), rule, report);
    } else if (held.sinceUs() != episode.startUs() || held.none()) {
      long movedUs = state.held().moving() ? state.held().movingUs() : frame.timeUs();
      episode = episode.fails(movedUs, frame.endUs(), rule, report);
    }
    return new State(
        episode, episode.open() ? state.frozen() : NONE, held, frame.timeUs(), frame.endUs());
  }
}
