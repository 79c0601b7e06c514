package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Timestamps that jump, and stretches that are missing. Picture and sound jump together, each with
 * a mark of its own: marks that follow one another closely are one defect.
 */
final class DiscontinuityDetector implements Detector<DiscontinuityDetector.State> {

  record Params(
      @Param(
              value = "200ms",
              min = 0,
              max = 3600,
              help = "Smallest jump, forwards or backwards, that is reported; less is jitter.")
          Duration minJump,
      @Param(
              value = "1s",
              min = 0,
              max = 3600,
              help = "Jumps that follow one another within this time are one defect.")
          Duration recovery,
      @Param(
              value = "0s",
              min = 0,
              max = 86400,
              help = "Severity warning from this length of the gap; a jump without gap has 0 s.")
          Duration warning,
      @Param(
              value = "5s",
              min = 0,
              max = 86400,
              help = "Severity critical from this length of the gap.")
          Duration critical) {}

  static final Spec<Params> SPEC =
      new Spec<>(
          "discontinuity",
          3,
          Spec.Input.FRAMES,
          "Timestamp discontinuity",
          "The timestamps jump, or a stretch is missing: players skip, stall or lose the"
              + " synchronisation of sound and picture. It starts where the next frame was"
              + " expected and ends after the gap, if there is one. The jump with which a stalled"
              + " source comes back is part of the stall; a track that was away for 2 s or more while"
              + " the other went on is missing-track's, and some frames that are left out are"
              + " stutter's if anybody's.",
          List.of(
              new Spec.Value("jump", "s", "The largest jump, negative for backwards."),
              new Spec.Value("jumps", "", "How many jumps, of all tracks.")),
          Params.class,
          DiscontinuityDetector::new);

  /**
   * {@code jumpUs} is the largest of the episode, {@code gapEndUs} is where the media should go on
   * that was announced last, {@code stallUs} is up to when jumps are part of a stall, {@code
   * videoUs} and {@code audioUs} are where the tracks have got to.
   */
  record State(
      Episode episode, long jumpUs, long gapEndUs, long stallUs, long videoUs, long audioUs) {

    State with(Episode newEpisode, long newJumpUs, long newGapEndUs) {
      return new State(newEpisode, newJumpUs, newGapEndUs, stallUs, videoUs, audioUs);
    }
  }

  /** While nothing arrives. */
  private static final long STALLED = Long.MAX_VALUE;

  /** Picture and sound of one time come so far apart. */
  private static final long INTERLEAVED_US = 1_000_000;

  /** A jump forwards by more is one of the clock: media time goes on without a gap. */
  private static final long MAX_GAP_US = 10_000_000;

  private final long minJumpUs;
  private final Episode.Rule rule;

  DiscontinuityDetector(Params params) {
    minJumpUs = Episode.Rule.us(params.minJump());
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            params.recovery(),
            params.warning(),
            params.critical(),
            jumps -> Map.of("jumps", jumps.sum()));
  }

  @Override
  public State start() {
    return new State(Episode.NONE, 0, 0, 0, 0, 0);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof Mark mark) {
      return mark(state, mark, report);
    }
    boolean video = observation instanceof VideoFrame;
    long timeUs = observation.timeUs();
    var next =
        new State(
            state.episode(),
            state.jumpUs(),
            state.gapEndUs(),
            // One track comes back after the other.
            state.stallUs() == STALLED ? timeUs + INTERLEAVED_US : state.stallUs(),
            video ? timeUs : state.videoUs(),
            video ? state.audioUs() : timeUs);
    return next.episode().running() ? media(next, timeUs, report) : next;
  }

  private State media(State state, long timeUs, Report report) {
    var episode = state.episode();
    var rule = rule(state.jumpUs());
    if (timeUs > episode.heldUs()) {
      long gapEndUs = Math.min(timeUs, state.gapEndUs());
      episode =
          gapEndUs > episode.heldUs()
              ? episode.holds(episode.heldUs(), gapEndUs, 0, rule, report)
              : episode.fails(episode.heldUs(), timeUs, rule, report);
    }
    return state.with(episode, state.jumpUs(), state.gapEndUs());
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case DISCONTINUITY, DROPPED ->
          mark.timeUs() < state.stallUs()
                  || Math.abs(mark.durationUs()) < minJumpUs
                  || isLeftOut(mark)
                  || isOutage(state, mark)
              ? state
              : jump(state, mark, report);
      case STALLED ->
          new State(state.episode(), state.jumpUs(), 0, STALLED, state.videoUs(), state.audioUs());
      case OPENED, LOST, ENDED -> {
        state.episode().ends(rule(state.jumpUs()), report);
        yield start();
      }
      case UNKNOWN, FORMAT_CHANGED, DECODE_ERROR, CORRUPT, CAPTION, CUE -> state;
    };
  }

  private State jump(State state, Mark mark, Report report) {
    var episode = state.episode();
    boolean larger = !episode.running() || Math.abs(mark.durationUs()) > Math.abs(state.jumpUs());
    long jumpUs = larger ? mark.durationUs() : state.jumpUs();
    // How long the gap is will be seen when the media goes on.
    return state.with(
        episode.holds(mark.timeUs(), mark.timeUs(), 1, rule(jumpUs), report),
        jumpUs,
        mark.timeUs() + gapUs(mark));
  }

  /** True if one track was away while the other went on: missing-track's. */
  private static boolean isOutage(State state, Mark mark) {
    long otherUs = mark.track() == Mark.Track.VIDEO ? state.audioUs() : state.videoUs();
    return mark.kind() == Mark.Kind.DISCONTINUITY
        && mark.track() != Mark.Track.BOTH
        && mark.durationUs() >= MissingTrackDetector.MIN_US
        && otherUs >= mark.timeUs() + mark.durationUs() - INTERLEAVED_US;
  }

  /** True for frames that are missing while sound goes on: stutter's, if there are several. */
  private static boolean isLeftOut(Mark mark) {
    return mark.track() == Mark.Track.VIDEO
        && mark.durationUs() > 0
        && mark.durationUs() <= HeldFrames.REST_US;
  }

  /** How much media time is missing: a jump back, or a far one, leaves no gap in media time. */
  private static long gapUs(Mark mark) {
    boolean gap = mark.kind() == Mark.Kind.DROPPED || mark.durationUs() <= MAX_GAP_US;
    return gap ? Math.max(0, mark.durationUs()) : 0;
  }

  private Episode.Rule rule(long jumpUs) {
    return rule.reporting(jumps -> Map.of("jump", jumpUs / 1e6, "jumps", jumps.sum()));
  }
}
