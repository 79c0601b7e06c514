package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sound whose timestamps have moved against those of the picture. */
final class AvOffsetDetector implements Detector<AvOffsetDetector.State> {

  record Params(
      @Param(
              value = "45ms",
              min = 0,
              max = 10,
              help = "Sound may be early by this (ITU-R BT.1359). Severity warning beyond it.")
          Duration early,
      @Param(
              value = "125ms",
              min = 0,
              max = 10,
              help = "Sound may be late by this (ITU-R BT.1359). Severity warning beyond it.")
          Duration late,
      @Param(
              value = "90ms",
              min = 0,
              max = 10,
              help = "Severity critical if sound is earlier than this (ITU-R BT.1359).")
          Duration criticalEarly,
      @Param(
              value = "185ms",
              min = 0,
              max = 10,
              help = "Severity critical if sound is later than this (ITU-R BT.1359).")
          Duration criticalLate,
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
          1,
          Spec.Input.FRAMES,
          "A/V offset by timestamps",
          "Sound is early or late against the picture as their timestamps tell: those of one track"
              + " jump and the other's do not within 2 s, sound runs away from its clock by more than"
              + " 8 ms a minute, or the tracks begin apart. Jumps add up until the tracks are together"
              + " again. Where sound comes before the picture at the beginning of a transport"
              + " stream or a live source, that is how one joins a running programme. A gap of"
              + " sound of 2 s or more is missing-track's, one with damaged packets is a loss.",
          List.of(
              new Spec.Value("offset", "ms", "Sound late is above 0; the largest of the defect.")),
          Params.class,
          AvOffsetDetector::new);

  /**
   * @param announced true if the container states a length: it is complete, and begins where the
   *     programme does
   * @param videoUs when the first picture came, {@link #NONE} until it did
   * @param audioUs when the first sound came, {@link #NONE} until it did
   * @param audioEndUs where sound is expected to go on, {@link #NONE} where nothing is
   * @param damagedUs when sound was last damaged in transport
   * @param stalledUs when the source last stalled
   * @param offsetUs by which sound is late, as settled so far
   */
  record State(
      boolean announced,
      long videoUs,
      long audioUs,
      long audioEndUs,
      long damagedUs,
      long stalledUs,
      double offsetUs,
      TrackJumps jumps,
      ClockDrift drift,
      Episode episode) {

    State arrived(long newVideoUs, long newAudioUs, long newAudioEndUs, ClockDrift newDrift) {
      return new State(
          announced,
          newVideoUs,
          newAudioUs,
          newAudioEndUs,
          damagedUs,
          stalledUs,
          offsetUs,
          jumps,
          newDrift,
          episode);
    }

    State jumped(TrackJumps newJumps) {
      return jumped(newJumps, audioEndUs);
    }

    State jumped(TrackJumps newJumps, long newAudioEndUs) {
      return new State(
          announced,
          videoUs,
          audioUs,
          newAudioEndUs,
          damagedUs,
          stalledUs,
          offsetUs,
          newJumps,
          drift,
          episode);
    }

    State judged(double newOffsetUs, TrackJumps newJumps, Episode newEpisode) {
      return new State(
          announced,
          videoUs,
          audioUs,
          audioEndUs,
          damagedUs,
          stalledUs,
          newOffsetUs,
          newJumps,
          drift,
          newEpisode);
    }

    State troubled(long newDamagedUs, long newStalledUs) {
      return new State(
          announced,
          videoUs,
          audioUs,
          audioEndUs,
          newDamagedUs,
          newStalledUs,
          offsetUs,
          jumps,
          drift,
          episode);
    }
  }

  private static final long NONE = Long.MIN_VALUE;

  /** Tracks that begin further apart are missing-track's. */
  private static final long LONGEST_START_US = 2_000_000;

  /** Damage and stalls are the reason of jumps that follow them so closely. */
  private static final long AFTERMATH_US = 3_000_000;

  private final double earlyUs;
  private final double lateUs;
  private final double criticalEarlyUs;
  private final double criticalLateUs;
  private final long minJumpUs;
  private final long startUs;
  private final boolean gaps;
  private final Episode.Rule warning;
  private final Episode.Rule critical;

  AvOffsetDetector(Params params) {
    earlyUs = Episode.Rule.us(params.early());
    lateUs = Episode.Rule.us(params.late());
    criticalEarlyUs = Episode.Rule.us(params.criticalEarly());
    criticalLateUs = Episode.Rule.us(params.criticalLate());
    minJumpUs = Episode.Rule.us(params.minJump());
    startUs = Episode.Rule.us(params.start());
    gaps = params.gaps();
    warning = rule(Long.MAX_VALUE);
    critical = rule(0);
  }

  private static Episode.Rule rule(long criticalUs) {
    return new Episode.Rule(0, 0, 0, criticalUs, offset -> Map.of("offset", largest(offset) / 1e3));
  }

  private static double largest(Tally offset) {
    return offset.max() > -offset.min() ? offset.max() : offset.min();
  }

  @Override
  public State start() {
    return new State(
        false, NONE, NONE, NONE, NONE, NONE, 0, TrackJumps.NONE, ClockDrift.NONE, Episode.NONE);
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (observation instanceof VideoFrame frame) {
      long timeUs = frame.timeUs();
      boolean first = state.videoUs() == NONE;
      var next =
          first ? state.arrived(timeUs, state.audioUs(), state.audioEndUs(), state.drift()) : state;
      return judge(next, first, timeUs, frame.endUs(), report);
    }
    if (observation instanceof AudioWindow window) {
      boolean first = state.audioUs() == NONE;
      long lateUs = state.audioEndUs() == NONE ? 0 : window.timeUs() - state.audioEndUs();
      long timeUs = window.timeUs();
      boolean pending = state.jumps().isPending();
      var drift = pending ? state.drift() : state.drift().step(timeUs, lateUs);
      // Timestamps around a jump are often not exact: the rest of it shows a little later.
      var jumps = pending ? state.jumps().withRest(lateUs) : state.jumps();
      long audioUs = first ? timeUs : state.audioUs();
      var next = state.arrived(state.videoUs(), audioUs, window.endUs(), drift).jumped(jumps);
      return judge(next, first, timeUs, window.endUs(), report);
    }
    return observation instanceof Mark mark ? mark(state, mark, report) : state;
  }

  private State judge(State state, boolean first, long timeUs, long endUs, Report report) {
    var next = state;
    if (first && state.videoUs() != NONE && state.audioUs() != NONE) {
      next = state.judged(state.offsetUs() + startApartUs(state), state.jumps(), state.episode());
    }
    if (next.jumps().isPending()) {
      return next.jumps().isSettled(timeUs) ? settle(next, endUs, report) : next;
    }
    double offsetUs = next.offsetUs() + next.drift().driftUs();
    boolean bad = offsetUs > lateUs || offsetUs < -earlyUs;
    if (!bad && !next.episode().running()) {
      return next;
    }
    long fromUs = next.episode().running() ? next.episode().heldUs() : timeUs;
    return condition(next, offsetUs, fromUs, endUs, report);
  }

  private State condition(State state, double offsetUs, long fromUs, long toUs, Report report) {
    boolean bad = offsetUs > lateUs || offsetUs < -earlyUs;
    boolean worse = offsetUs > criticalLateUs || offsetUs < -criticalEarlyUs;
    var rule = worse ? critical : warning;
    var episode = state.episode();
    return state.judged(
        state.offsetUs(),
        state.jumps(),
        bad
            ? episode.holds(fromUs, Math.max(fromUs, toUs), offsetUs, rule, report)
            : episode.fails(fromUs, Math.max(fromUs, toUs), rule, report));
  }

  /** The other track had its time to follow. */
  private State settle(State state, long endUs, Report report) {
    var jumps = state.jumps();
    double netUs = jumps.netUs();
    boolean lost =
        jumps.isGapOfSound() && (!gaps || jumps.fromUs() <= state.damagedUs() + AFTERMATH_US);
    boolean away = jumps.isGapOfSound() && netUs >= MissingTrackDetector.MIN_US;
    boolean counts = Math.abs(netUs) >= minJumpUs && !lost && !away;
    double offsetUs = state.offsetUs() + (counts ? netUs : 0);
    var next = state.judged(offsetUs, TrackJumps.NONE, state.episode());
    long fromUs = Math.max(jumps.fromUs(), state.episode().heldUs());
    return condition(next, offsetUs + next.drift().driftUs(), fromUs, endUs, report);
  }

  private double startApartUs(State state) {
    long apartUs = state.audioUs() - state.videoUs();
    boolean joined = apartUs < 0 && !state.announced();
    boolean far = Math.abs(apartUs) > LONGEST_START_US;
    return joined || far || Math.abs(apartUs) <= startUs ? 0 : apartUs;
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case DISCONTINUITY -> {
        boolean caused =
            state.stalledUs() != NONE && mark.timeUs() <= state.stalledUs() + AFTERMATH_US;
        yield caused
            ? state.jumped(state.jumps(), NONE)
            : state.jumped(state.jumps().with(mark), NONE);
      }
      case STALLED ->
          state.jumped(TrackJumps.NONE, NONE).troubled(state.damagedUs(), mark.timeUs());
      case CORRUPT, DECODE_ERROR ->
          mark.track() == Mark.Track.VIDEO
              ? state
              : state.troubled(mark.timeUs(), state.stalledUs());
      case OPENED -> {
        state.episode().ends(warning, report);
        var begun = start();
        yield new State(
            mark.durationUs() > 0,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            0,
            begun.jumps(),
            begun.drift(),
            Episode.NONE);
      }
      case FORMAT_CHANGED, DROPPED -> state.jumped(state.jumps(), NONE);
      case LOST, ENDED -> {
        var last = state.jumps().isPending() ? settle(state, mark.timeUs(), report) : state;
        last.episode().ends(warning, report);
        yield start();
      }
      case UNKNOWN, CAPTION, CUE -> state;
    };
  }
}
