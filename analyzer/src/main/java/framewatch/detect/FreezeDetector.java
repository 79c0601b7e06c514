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
 * on; and a freeze outlasts what the same stream has rested for without being frozen.
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
                  "A picture that is held from the first frame of its shot on counts from this"
                      + " duration: a still or a held drawing is shorter.")
          Duration stillShot,
      @ParamGroup(
              defaults = {"min-duration=600ms", "recovery=500ms", "warning=2s", "critical=10s"},
              because =
                  "Live pictures of the test streams were never still for more than 200 ms;"
                      + " warning as FFmpeg's freezedetect, critical as AWS MediaConnect's minimum.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "freeze",
          2,
          Spec.Input.FRAMES,
          "Freeze",
          "The picture stands still while it should move. It starts where the held picture was"
              + " first shown. A picture in which anything moves, such as a slate with a running"
              + " clock, is not frozen; black, solid colour, colour bars and slates have detectors"
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

  /**
   * {@code frozen} is the picture of the open episode, as mean luma per tile, empty without one;
   * {@code previousUs} is when the frame before was shown, -1 for none since the last break; {@code
   * mediaUs} until when, {@code look} what it looked like; {@code darkUs} is when the picture was
   * last black, -1 for never; {@code restUs} how long the picture has rested lately without being
   * frozen, at {@code restedUs}.
   */
  record State(
      Episode episode,
      float[] frozen,
      HeldPicture held,
      long previousUs,
      long mediaUs,
      long look,
      long darkUs,
      long restUs,
      long restedUs) {

    /** What the stream's rests make of the shortest freeze: they are forgotten at 1 in 20. */
    long habitUs(long nowUs) {
      return Math.max(0, 3 * (restUs - (nowUs - restedUs) / 20));
    }
  }

  private static final float[] NONE = {};

  /** Shortest freeze with noise on it, however little it drifts. */
  private static final long NOISY_US = 1_000_000;

  /** Share of still frames of a freeze that is coded at a very low bitrate, and the shortest. */
  private static final double HALF = 0.5;

  /** Live pictures of the test streams were half still for 1.5 s. */
  private static final long HALF_US = 2_200_000;

  /** Tile means closer together than this are those of black or of a solid colour. */
  private static final double FLAT = 4;

  /** Up to this mean luma the picture is black, code values. */
  private static final double BLACK = 20;

  /** A picture that comes to rest so soon after black was faded in. */
  private static final long FADE_US = 1_500_000;

  private final HeldPicture.Limits limits;
  private final double duty;
  private final long minDurationUs;
  private final long noisyUs;
  private final long tickUs;
  private final long restLimitUs;
  private final long stillShotUs;
  private final Episode.Rule rule;

  FreezeDetector(Params params) {
    limits = new HeldPicture.Limits(params.still(), params.drift(), params.noisyDrift());
    duty = params.duty();
    minDurationUs = Episode.Rule.us(params.lasting().minDuration());
    noisyUs = Episode.Rule.us(params.noisyDuration());
    tickUs = Math.max(minDurationUs, Episode.Rule.us(params.tick()));
    restLimitUs = Episode.Rule.us(params.rest());
    stillShotUs = Math.max(minDurationUs, Episode.Rule.us(params.stillShot()));
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
    return new State(Episode.NONE, NONE, HeldPicture.NONE, -1, 0, 0, -1, 0, 0);
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
    if (frame.difference() < 0 || state.previousUs() < 0) {
      return HeldPicture.first(frame);
    }
    boolean fadedIn = state.darkUs() >= 0 && state.previousUs() - state.darkUs() <= FADE_US;
    return state
        .held()
        .next(frame, state.previousUs(), Shots.cut(frame, state.look()), fadedIn, limits);
  }

  private State waiting(State state, HeldPicture held, VideoFrame frame, Report report) {
    var before = state.held();
    long durationUs = frame.endUs() - held.sinceUs();
    var episode = Episode.NONE;
    var frozen = NONE;
    var next = state;
    if (!held.none() && !held.moving() && durationUs >= tickUs && frozen(state, held, durationUs)) {
      episode = episode.holds(held.sinceUs(), frame.endUs(), frame.difference(), rule, report);
      frozen = held.luma();
    } else if (!before.none() && held.sinceUs() != before.sinceUs()) {
      episode = over(state, frame.timeUs(), report);
      episode = episode.fails(episode.heldUs(), frame.endUs(), rule, report);
      frozen = episode.open() ? before.luma() : NONE;
      next = rested(state, frame.timeUs(), episode.open());
    }
    return next(next, episode, frozen, held, frame);
  }

  /** Keeps in mind how long the picture rested that has just begun to move. */
  private static State rested(State state, long nowUs, boolean reported) {
    var held = state.held();
    long restUs = (held.moving() ? held.movingUs() : nowUs) - held.sinceUs();
    boolean longest = 3 * restUs > state.habitUs(nowUs);
    boolean rest = held.beginning() == HeldPicture.Beginning.MOTION && held.still() > 0;
    if (reported || !rest || !longest) {
      return state;
    }
    return new State(
        state.episode(),
        state.frozen(),
        held,
        state.previousUs(),
        state.mediaUs(),
        state.look(),
        state.darkUs(),
        restUs,
        nowUs);
  }

  private static State next(
      State state, Episode episode, float[] frozen, HeldPicture held, VideoFrame frame) {
    long darkUs = frame.lumaMean() <= BLACK ? frame.endUs() : state.darkUs();
    return new State(
        episode,
        frozen,
        held,
        frame.timeUs(),
        frame.endUs(),
        Shots.look(frame),
        darkUs,
        state.restUs(),
        state.restedUs());
  }

  private boolean frozen(State state, HeldPicture held, long durationUs) {
    if (durationUs < shortestUs(state, held) || held.frames() == 0) {
      return false;
    }
    boolean still = held.still() >= duty * held.frames();
    boolean noisy =
        held.beginning() == HeldPicture.Beginning.MOTION
            && held.loud() <= (1 - duty) * held.frames()
            && held.drift() <= limits.noisyDrift()
            && durationUs >= Math.max(NOISY_US, held.drift() * noisyUs);
    boolean half =
        held.beginning() == HeldPicture.Beginning.MOTION
            && held.still() >= HALF * held.frames()
            && durationUs >= HALF_US;
    return (still || noisy || half) && spread(held.luma()) > FLAT;
  }

  private long shortestUs(State state, HeldPicture held) {
    return switch (held.beginning()) {
      case START -> minDurationUs;
      case MOTION -> Math.max(minDurationUs, Math.min(restLimitUs, state.habitUs(held.sinceUs())));
      case SHOT -> stillShotUs;
      case CARD -> Long.MAX_VALUE;
    };
  }

  private static double spread(float[] luma) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float tile : luma) {
      min = Math.min(min, tile);
      max = Math.max(max, tile);
    }
    return max - min;
  }

  /** The episode at the end of what is held: also of a freeze that was too short until then. */
  private Episode over(State state, long nowUs, Report report) {
    var held = state.held();
    long endUs = held.moving() ? held.movingUs() : nowUs;
    boolean shortFreeze =
        !state.episode().open()
            && !held.none()
            && !held.ticked()
            && frozen(state, held, endUs - held.sinceUs());
    return shortFreeze
        ? Episode.NONE.holds(held.sinceUs(), endUs, 0, rule, report)
        : state.episode();
  }

  private State open(State state, HeldPicture held, VideoFrame frame, Report report) {
    var episode = state.episode();
    boolean goesOn = held.sinceUs() == episode.startUs() && !held.none();
    if (!held.none()
        && !held.moving()
        && (goesOn || HeldPicture.distance(frame, state.frozen()) <= limits.drift())) {
      episode = episode.holds(frame.timeUs(), frame.endUs(), frame.difference(), rule, report);
    } else if (!goesOn) {
      long movedUs = state.held().moving() ? state.held().movingUs() : frame.timeUs();
      episode = episode.fails(movedUs, frame.endUs(), rule, report);
    }
    var frozen = goesOn ? held.luma() : state.frozen();
    return next(state, episode, episode.open() ? frozen : NONE, held, frame);
  }
}
