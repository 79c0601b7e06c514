package framewatch.detect;

import framewatch.config.Param;
import framewatch.config.ParamGroup;
import java.time.Duration;
import java.util.List;

/** Sound whose timestamps have moved against those of the picture. */
final class AvOffsetDetector implements Detector<AvOffsetDetector.State> {

  record Params(
      @ParamGroup(because = "As ITU-R BT.1359 finds it detectable.") LipSync limits,
      @Param(
              value = "60ms",
              min = 0,
              max = 10,
              help =
                  "Smallest jump of one track that counts. Splices cut sound at whole frames of its"
                      + " codec, 20 to 43 ms, and leave such jumps without moving anything.")
          Duration minJump,
      @Param(
              value = "150ms",
              min = 0,
              max = 10,
              help =
                  "Largest distance between the beginnings of sound and picture. Containers leave"
                      + " the delay of the encoders in it, up to 125 ms for three B-frames at 24"
                      + " frames/s.")
          Duration start,
      @Param(
              value = "true",
              help =
                  "Whether a gap in the timestamps of sound alone counts as sound that is late from"
                      + " then on. Timestamps do not tell it from sound that was lost; false for"
                      + " transports that lose data without a trace.")
          boolean gaps) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "av-offset",
          2,
          Spec.Input.FRAMES,
          "A/V offset by timestamps",
          "Sound is early or late against the picture as their timestamps tell: those of one track"
              + " jump and the other's do not within 2 s, sound runs away from its clock by more than"
              + " 8 ms a minute, or the tracks begin apart. Jumps add up until the tracks are together"
              + " again. Where both tracks jump, up to 1 s apart, it is a splice or a loss, and"
              + " sound fits as before. Where sound comes before the picture at the beginning of a"
              + " transport stream or a live source, that is how one joins a running programme. A"
              + " gap of sound of 2 s or more is missing-track's, one with damaged packets is a"
              + " loss. What an encoder puts before the first sample (AAC 21 ms or more) counts as"
              + " sound where the container does not announce it.",
          List.of(
              new Spec.Value("offset", "ms", "Sound late is above 0; the largest of the defect.")),
          Params.class,
          AvOffsetDetector::new);

  /** {@code offsetUs} is by how much sound is late as settled so far, without the drift. */
  record State(
      TrackStarts starts,
      TrackJumps jumps,
      ClockDrift drift,
      Mishaps mishaps,
      double offsetUs,
      Episode episode) {

    State with(TrackJumps newJumps, ClockDrift newDrift) {
      return new State(starts, newJumps, newDrift, mishaps, offsetUs, episode);
    }

    State with(Mishaps newMishaps) {
      return new State(starts, jumps, drift, newMishaps, offsetUs, episode);
    }

    State with(Episode newEpisode) {
      return new State(starts, jumps, drift, mishaps, offsetUs, newEpisode);
    }
  }

  private final long minJumpUs;
  private final long startUs;
  private final boolean gaps;
  private final LipSync.Judge judge;

  AvOffsetDetector(Params params) {
    minJumpUs = Episode.Rule.us(params.minJump());
    startUs = Episode.Rule.us(params.start());
    gaps = params.gaps();
    judge = new LipSync.Judge(params.limits(), AvOffsetDetector::largest);
  }

  private static double largest(Tally offset) {
    return offset.max() > -offset.min() ? offset.max() : offset.min();
  }

  @Override
  public State start() {
    return start(false);
  }

  private static State start(boolean announced) {
    var starts = TrackStarts.none(announced);
    return new State(starts, TrackJumps.NONE, ClockDrift.NONE, Mishaps.NONE, 0, Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      var starts = state.starts();
      var next = starts.hasPicture() ? state : begun(state, starts.picture(frame.timeUs()));
      return judge(next, frame.timeUs(), frame.endUs(), report);
    }
    if (observation instanceof AudioWindow window) {
      var starts = state.starts();
      var next = starts.hasSound() ? state : begun(state, starts.sound(window.timeUs()));
      return judge(heard(next, window), window.timeUs(), window.endUs(), report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  private State begun(State state, TrackStarts starts) {
    double offsetUs = state.offsetUs() + starts.apartUs(startUs);
    return new State(
        starts, state.jumps(), state.drift(), state.mishaps(), offsetUs, state.episode());
  }

  private static State heard(State state, AudioWindow window) {
    var drift = state.drift();
    // Timestamps around a jump are often not exact: the rest of it shows a little later.
    return state.jumps().isPending()
        ? state.with(state.jumps().withRest(drift.lateUs(window)), drift.after(window))
        : state.with(state.jumps(), drift.with(window));
  }

  private State judge(State state, long timeUs, long endUs, Report report) {
    if (state.jumps().isPending()) {
      return state.jumps().isSettled(timeUs) ? settle(state, endUs, report) : state;
    }
    double offsetUs = state.offsetUs() + state.drift().driftUs();
    var episode = state.episode();
    if (!judge.isOff(offsetUs) && !episode.running()) {
      return state;
    }
    long fromUs = episode.running() ? episode.heldUs() : timeUs;
    return state.with(condition(episode, offsetUs, fromUs, endUs, report));
  }

  private Episode condition(
      Episode episode, double offsetUs, long fromUs, long endUs, Report report) {
    long toUs = Math.max(fromUs, endUs);
    return judge.isOff(offsetUs)
        ? judge.holds(episode, fromUs, toUs, offsetUs, report)
        : judge.fails(episode, fromUs, toUs, report);
  }

  /** The other track had its time to follow. */
  private State settle(State state, long endUs, Report report) {
    var jumps = state.jumps();
    long movedUs = Math.abs(jumps.netUs()) < minJumpUs || isLoss(state) ? 0 : jumps.netUs();
    double offsetUs = state.offsetUs() + movedUs;
    long fromUs = Math.max(jumps.fromUs(), state.episode().heldUs());
    double nowUs = offsetUs + state.drift().driftUs();
    var episode = condition(state.episode(), nowUs, fromUs, endUs, report);
    return new State(
        state.starts(), TrackJumps.NONE, state.drift(), state.mishaps(), offsetUs, episode);
  }

  private boolean isLoss(State state) {
    var jumps = state.jumps();
    boolean lost = !gaps || state.mishaps().damagedBefore(jumps.fromUs());
    return jumps.isGapOfSound() && (lost || jumps.netUs() >= MissingTrackDetector.MIN_US);
  }

  private State mark(State state, Mark mark, Report report) {
    long timeUs = mark.timeUs();
    return switch (mark.kind()) {
      case DISCONTINUITY -> {
        boolean back = state.mishaps().stalledBefore(timeUs);
        var jumps = back ? state.jumps() : state.jumps().with(mark);
        yield state.with(jumps, state.drift().anywhere());
      }
      case STALLED ->
          state
              .with(TrackJumps.NONE, state.drift().anywhere())
              .with(state.mishaps().stalled(timeUs));
      case CORRUPT, DECODE_ERROR ->
          mark.track() == Mark.Track.VIDEO ? state : state.with(state.mishaps().damaged(timeUs));
      case FORMAT_CHANGED, DROPPED -> state.with(state.jumps(), state.drift().anywhere());
      case OPENED -> {
        judge.ends(state.episode(), report);
        yield start(mark.durationUs() > 0);
      }
      case LOST, ENDED -> {
        // What the other track would have done after a jump is not known.
        judge.ends(state.episode(), report);
        yield start();
      }
      case UNKNOWN, CAPTION, CUE -> state;
    };
  }
}
