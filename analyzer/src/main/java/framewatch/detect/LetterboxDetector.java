package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Black bars that come, go or move while the shot goes on: a picture in the wrong aspect ratio.
 * Bars that come with a cut are the format of what is shown. Told from dark scenes by their edges,
 * which are sharp, straight and stay where they are while the picture moves.
 */
final class LetterboxDetector implements Detector<LetterboxDetector.State> {

  record Params(
      @Param(
              value = "60s",
              min = 1,
              max = 86400,
              help =
                  "After so long in another format that is the stream's: the next programme may"
                      + " have another one.")
          Duration settled,
      @Param(
              value = "10s",
              min = 0,
              max = 3600,
              help =
                  "Bars on all four sides are reported after so long even if they are there from"
                      + " the start or came with a cut.")
          Duration windowbox,
      @ParamGroup(
              defaults = {"min-duration=2s", "recovery=1s", "warning=5s", "critical=1h"},
              because = "Shots and inserts in another format are mostly shorter than 2 s to 5 s.")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "letterbox",
          3,
          Spec.Input.FRAMES,
          "Letterbox, pillarbox or windowbox",
          "Black bars around the picture appeared, disappeared or moved within a shot, as a"
              + " converter with a wrong aspect ratio makes them. Bars that come with a cut are the"
              + " format of what is shown, such as an old programme, and no defect, unless they stay"
              + " on all four sides (windowbox, postage stamp). Dark scenes have no sharp edges; a"
              + " black picture is the black detector's.",
          List.of(
              new Spec.Value("rows", "", "Share of the height that is bars, 0 to 1."),
              new Spec.Value("columns", "", "Share of the width that is bars, 0 to 1.")),
          Params.class,
          LetterboxDetector::new);

  /**
   * {@code normal} are the bars that the stream has, {@code now} those that it has at the moment,
   * {@code next} those that newer frames show, from {@code nextUs} on; {@code told} is for how long
   * frames told so, {@code nowUs} since when {@code now} is; {@code cut} and {@code nextCut} are
   * true if they came with a cut or by and by, or were there from the start. {@code last} is what
   * the last frame showed and {@code motion} the difference in the middle of the picture from the
   * frame before it. {@code width} and {@code height} are those of the picture, 0 where they are
   * not known.
   */
  record State(
      Episode episode,
      int width,
      int height,
      PictureBox normal,
      PictureBox now,
      long nowUs,
      boolean cut,
      PictureBox next,
      long nextUs,
      boolean nextCut,
      long toldUs,
      PictureBox last,
      double motion) {

    State with(Episode other) {
      return new State(
          other, width, height, normal, now, nowUs, cut, next, nextUs, nextCut, toldUs, last,
          motion);
    }

    State next(PictureBox box, long us, boolean withCut, long told) {
      return new State(
          episode, width, height, normal, now, nowUs, cut, box, us, withCut, told, last, motion);
    }

    State normal(PictureBox box) {
      return new State(
          episode, width, height, box, now, nowUs, cut, next, nextUs, nextCut, toldUs, last,
          motion);
    }

    State since(long us) {
      return new State(
          episode, width, height, normal, now, us, cut, next, nextUs, nextCut, toldUs, last,
          motion);
    }

    /** The newer bars have lasted. */
    State settled() {
      return new State(
          episode,
          width,
          height,
          normal,
          next,
          nextUs,
          nextCut,
          PictureBox.UNKNOWN,
          nextUs,
          false,
          0,
          last,
          motion);
    }

    State after(PictureBox shown, double difference) {
      return new State(
          episode,
          width,
          height,
          normal,
          now,
          nowUs,
          cut,
          next,
          nextUs,
          nextCut,
          toldUs,
          shown,
          difference);
    }
  }

  /** The bars were reported and went for a moment: should they come back, they are others. */
  private static final long GONE = -1;

  /** Tiles in the middle of the picture, which no bars cover: rows 3 to 5, columns 5 to 10. */
  private static final int MIDDLE = 3 * 6;

  /** Tiles of another shot differ by more in the mean, code values. */
  private static final double OTHER_SHOT = 10;

  /** And by so many times as much as in the frame before. */
  private static final double MORE_THAN_MOTION = 2;

  /** Motion that differs by more is none, code values. */
  private static final double FASTEST = 15;

  private final long settledUs;
  private final long windowboxUs;
  private final long minDurationUs;
  private final Episode.Rule rule;

  LetterboxDetector(Params params) {
    settledUs = Episode.Rule.us(params.settled());
    windowboxUs = Episode.Rule.us(params.windowbox());
    minDurationUs = Episode.Rule.us(params.lasting().minDuration());
    rule = Episode.Rule.of(params.lasting(), bars -> Map.of());
  }

  @Override
  public State start() {
    return start(0, 0);
  }

  private static State start(int width, int height) {
    var unknown = PictureBox.UNKNOWN;
    return new State(
        Episode.NONE, width, height, unknown, unknown, 0, true, unknown, 0, true, 0, unknown, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      if (state.width() == 0) {
        return state;
      }
      var shown = PictureBox.of(frame, state.width(), state.height());
      return frame(state, frame, shown, report).after(shown, middleDifference(frame));
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(reporting(state.now()), report);
      var format = mark.video();
      // A splice keeps the stream's format, a new track may have any.
      return format != null
          ? start(format.width(), format.height())
          : start(state.width(), state.height()).normal(state.normal());
    }
    return state;
  }

  private State frame(State state, VideoFrame frame, PictureBox shown, Report report) {
    var now = state.now();
    if (now.known() && now.fits(shown)) {
      if (!state.next().known() && !state.episode().running() && now.equals(state.normal())) {
        return state;
      }
      var same = shown.known() ? state.next(PictureBox.UNKNOWN, 0, false, 0) : state;
      return held(same, frame, report);
    }
    var next = following(state, frame, shown);
    if (next.next().known() && lasted(next, frame)) {
      return changed(next.settled(), frame, report);
    }
    var episode = next.episode().fails(frame.timeUs(), frame.endUs(), reporting(now), report);
    return next.episode().running() && !episode.running()
        ? next.with(episode).since(GONE)
        : next.with(episode);
  }

  /** Frames that show other bars than the stream has at the moment. */
  private static State following(State state, VideoFrame frame, PictureBox shown) {
    if (state.next().known() && state.next().same(shown)) {
      long toldUs = state.toldUs() + (shown.known() ? frame.durationUs() : 0);
      return state.next(state.next(), state.nextUs(), state.nextCut(), toldUs);
    }
    if (!shown.known()) {
      return state;
    }
    // A fault is there from one frame to the next; in between, a dissolve or a dark shot is seen.
    boolean atOnce = state.now().known() && state.now().until(state.last(), shown);
    boolean withCut = !atOnce || otherShot(frame, state.motion());
    return state.next(shown, frame.timeUs(), withCut, frame.durationUs());
  }

  /** True if the newer bars have lasted, and half of the frames told. */
  private boolean lasted(State state, VideoFrame frame) {
    return frame.endUs() - state.nextUs() >= minDurationUs && 2 * state.toldUs() >= minDurationUs;
  }

  private State changed(State state, VideoFrame frame, Report report) {
    var next = state.with(state.episode().ends(reporting(state.now()), report));
    if (next.cut() && !next.now().windowed()) {
      return next.normal(next.now());
    }
    return held(next, frame, report);
  }

  private State held(State before, VideoFrame frame, Report report) {
    if (normal(before)) {
      return before;
    }
    var state = before.nowUs() == GONE ? before.since(frame.timeUs()) : before;
    var reporting = reporting(state.now());
    long lastedUs = frame.endUs() - state.nowUs();
    if (lastedUs >= settledUs && !state.now().windowed()) {
      return state.with(state.episode().ends(reporting, report)).normal(state.now());
    }
    if (state.cut() && lastedUs < windowboxUs) {
      return state;
    }
    long fromUs = state.episode().running() ? frame.timeUs() : state.nowUs();
    return state.with(state.episode().holds(fromUs, frame.endUs(), 0, reporting, report));
  }

  private static boolean normal(State state) {
    return state.now().fits(state.normal()) && !(state.now().windowed() && state.cut());
  }

  /**
   * True if the middle of the picture is another one than in the frame before: differs by far more
   * than it did by motion.
   */
  private static boolean otherShot(VideoFrame frame, double motion) {
    double difference = middleDifference(frame);
    return difference > OTHER_SHOT && difference > MORE_THAN_MOTION * Math.min(motion, FASTEST);
  }

  private static double middleDifference(VideoFrame frame) {
    double sum = 0;
    for (int i = 0; i < MIDDLE; i++) {
      int tile = (3 + i / 6) * VideoFrame.TILE_COLUMNS + 5 + i % 6;
      sum += VideoFrame.expand(frame.tileDifference()[tile]);
    }
    return sum / MIDDLE;
  }

  private Episode.Rule reporting(PictureBox box) {
    return rule.reporting(
        bars ->
            Map.of("rows", 2 * Math.max(0, box.rows()), "columns", 2 * Math.max(0, box.columns())));
  }
}
