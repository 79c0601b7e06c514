package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.util.List;
import java.util.Map;

/**
 * A picture out of focus, against what it was. Pictures differ in sharpness as much as defocus
 * changes one, so no absolute number tells: but where focus is lost or found the same picture
 * stays, with all its edges wider before or after. A cut changes the picture; something sharp that
 * leaves or enters changes a part of it; fades, flashes and coarser coding leave edges as wide as
 * they are.
 */
final class BlurDetector implements Detector<BlurDetector.State> {

  record Params(
      @Param(
              value = "1.35",
              min = 1,
              max = 100,
              help =
                  "Smallest factor by which the width of the sharper edges grows. A Gaussian blur"
                      + " of 1/320 of the picture's width makes it 1.6 and more; undamaged test"
                      + " streams stay below 1.4 within a shot where detail falls all over it.")
          double factor,
      @Param(
              value = "1.3",
              min = 1,
              max = 100,
              help =
                  "Smallest factor by which spatial information (ITU-T P.910) falls with it; motion"
                      + " makes edges wider one by one.")
          double information,
      @Param(
              value = "0.25",
              min = 0,
              max = 1,
              help =
                  "Smallest share of the tiles with detail that lose it, in the middle third of the"
                      + " picture and in the one above or below: subtitles and titles are in one of"
                      + " them. Blurred test streams have 0.3 or more in the middle.")
          double share,
      @ParamGroup(
              defaults = {"min-duration=600ms", "recovery=300ms", "warning=5s", "critical=30s"},
              because =
                  "A key frame that is coded coarsely looks blurred for less than half a second"
                      + " (measured on the test streams).")
          Lasting lasting) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "blur",
          3,
          Spec.Input.FRAMES,
          "Blur",
          "The picture loses its sharpness and stays the same otherwise, as when a camera loses"
              + " focus; or it was soft since a cut and becomes sharp at once, which is known only"
              + " then. It ends when the sharpness comes back or with a cut to a sharper shot. Soft"
              + " shots, fades and motion are not blur.",
          List.of(
              new Spec.Value("loss-mean", "factor", "Width of edges over that in focus, mean."),
              new Spec.Value("loss-max", "factor", "The same, largest.")),
          Params.class,
          BlurDetector::new);

  /**
   * {@code shotUs} is when the shot began, {@code softUs} since when the picture has been as soft
   * as it is, the begin of the shot or a possible loss in it, and {@code narrowest} the least width
   * of edges since then; {@code last} is how the frame before looked; {@code onset} is where the
   * picture became blurred. Widths are natural logarithms of pixels.
   */
  record State(
      Episode episode,
      long shotUs,
      long softUs,
      double narrowest,
      Look last,
      SharpnessStep step,
      Onset onset) {

    State decided(Episode other, Onset blurred) {
      return new State(other, shotUs, softUs, narrowest, last, SharpnessStep.NONE, blurred);
    }

    State softSince(long us) {
      return new State(episode, shotUs, us, last.width(), last, step, onset);
    }
  }

  /**
   * Whether the picture is blurred.
   *
   * @param width of the edges before it was
   * @param limit width from which a frame is blurred
   */
  record Onset(boolean blurred, double width, double limit) {
    static final Onset NONE = new Onset(false, 0, 0);
  }

  /** Standard deviation of luma below which a picture has no detail to lose. */
  private static final double FLAT = 8;

  /** The first frames of a shot may be coded worse than the next ones, or better. */
  private static final long SETTLED_US = 300_000;

  private final double wider;
  private final double less;
  private final double share;
  private final long minimumUs;
  private final Episode.Rule rule;

  BlurDetector(Params params) {
    wider = StrictMath.log(params.factor());
    less = StrictMath.log(params.information());
    share = params.share();
    minimumUs = Episode.Rule.us(params.lasting().minDuration());
    rule =
        Episode.Rule.of(
            params.lasting(), loss -> Map.of("loss-mean", loss.mean(), "loss-max", loss.max()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, 0, 0, Look.NONE, SharpnessStep.NONE, Onset.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      if (frame.lumaDeviation() < FLAT) {
        var episode = state.episode().fails(frame.timeUs(), frame.endUs(), rule, report);
        return new State(episode, 0, 0, 0, Look.NONE, SharpnessStep.NONE, Onset.NONE);
      }
      if (frame.edgeWidth() <= 0) {
        // A picture without edges says nothing about their width.
        return state;
      }
      var last = state.last();
      return last.none() || Shots.cut(frame, last.shows())
          ? shot(state, frame, report)
          : looked(state, frame, report);
    }
    if (observation instanceof Mark mark && mark.breaks(Mark.Track.VIDEO)) {
      state.episode().ends(rule, report);
      return start();
    }
    return state;
  }

  /**
   * The first frame of a shot: of a picture that is another one it is only known whether its edges
   * are nearer to those of the blurred picture or to those in focus.
   */
  private State shot(State state, VideoFrame frame, Report report) {
    var step = state.step();
    // What is lost just before a cut is the smear of a transition.
    var until =
        step.none() || step.lost()
            ? state.decided(state.episode(), state.onset())
            : decided(state, state.last(), report);
    var look = Look.at(frame);
    var onset = until.onset();
    double limit = Math.max(onset.limit(), (onset.width() + state.last().width()) / 2);
    onset =
        onset.blurred() && look.width() >= limit
            ? new Onset(true, onset.width(), limit)
            : Onset.NONE;
    var episode = seen(until.episode(), onset, look, frame, report);
    return new State(
        episode, frame.timeUs(), frame.timeUs(), look.width(), look, SharpnessStep.NONE, onset);
  }

  private State looked(State state, VideoFrame frame, Report report) {
    var last = state.last();
    var step = step(state, frame);
    boolean stepped = step.atUs() == frame.timeUs();
    var look = stepped ? last.stepped(frame) : last.then(frame);
    var next =
        new State(
            state.episode(),
            state.shotUs(),
            state.softUs(),
            state.narrowest(),
            look,
            step,
            state.onset());
    if (stepped && step.lost() && look.width() >= state.narrowest() + wider) {
      next = next.softSince(frame.timeUs());
    } else if (!step.none() && step.due(frame)) {
      next = decided(next, look, report);
    }
    boolean ending = !next.step().none() && !next.step().lost();
    var onset = ending ? Onset.NONE : next.onset();
    var episode = seen(next.episode(), onset, look, frame, report);
    return new State(
        episode,
        next.shotUs(),
        // What is being reported is not reported again.
        episode.running() ? frame.endUs() : next.softUs(),
        ending ? next.narrowest() : Math.min(look.width(), next.narrowest()),
        look,
        next.step(),
        episode.running() ? next.onset() : Onset.NONE);
  }

  /** It is known whether sharpness was lost or found. */
  private State decided(State state, Look look, Report report) {
    var step = state.step();
    if (!step.confirmed(look, wider, less, share)) {
      return state.decided(state.episode(), state.onset());
    }
    var episode = state.episode();
    if (step.lost()) {
      boolean settled = step.atUs() - state.shotUs() >= SETTLED_US;
      if (!settled || state.onset().blurred()) {
        return state.decided(episode, state.onset());
      }
      double width = step.before().width();
      var onset = new Onset(true, width, width + wider / 2);
      long untilUs = step.untilUs();
      return state.decided(
          episode.holds(step.atUs(), untilUs, loss(onset, look), rule, report), onset);
    }
    boolean soft =
        step.atUs() - state.softUs() >= minimumUs
            && state.narrowest() >= step.widthSince() + wider / 2;
    if (soft && !episode.running()) {
      double loss = StrictMath.exp(step.before().width() - step.widthSince());
      episode =
          episode
              .holds(state.softUs(), step.atUs(), loss, rule, report)
              .fails(step.atUs(), step.atUs(), rule, report);
    }
    return state.decided(episode, Onset.NONE).softSince(step.untilUs());
  }

  private SharpnessStep step(State state, VideoFrame frame) {
    var step = state.step();
    var next = SharpnessStep.between(state.last(), frame, wider);
    if (step.none()) {
      return next;
    }
    return next.none() || next.sign() == step.sign() ? step.then(frame) : next;
  }

  private Episode seen(Episode episode, Onset onset, Look look, VideoFrame frame, Report report) {
    return onset.blurred() && look.width() >= onset.limit()
        ? episode.holds(frame.timeUs(), frame.endUs(), loss(onset, look), rule, report)
        : episode.fails(frame.timeUs(), frame.endUs(), rule, report);
  }

  private static double loss(Onset onset, Look look) {
    return StrictMath.exp(look.width() - onset.width());
  }
}
