package framewatch.detect;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Judges whether something that comes now and then, such as captions, is there as it should be: it
 * is missing when it has not come for too long, or it comes although it should not. The detectors
 * of captions and of cues are this, each with what it looks for.
 */
final class Presence implements Detector<Presence.State> {

  /** What is expected of it. */
  enum Expected {
    /** It may be there or not. */
    IGNORE,
    YES,
    NO
  }

  /**
   * Part of a detector's state.
   *
   * @param begun false until something of the session was seen
   * @param lastUs media time up to which it was there, or from which on it is missed
   */
  record State(boolean begun, long lastUs, Episode episode) {
    static final State START = new State(false, 0, Episode.NONE);
  }

  private final Predicate<Observation> sign;
  private final Expected expected;
  private final long missingUs;
  private final Episode.Rule rule;

  /**
   * @param sign true for what shows that it is there
   * @param missingAfter how long it may stay away; also, for how long it has to stay away where it
   *     is not expected until it is taken for gone
   */
  Presence(
      Predicate<Observation> sign, Expected expected, Duration missingAfter, Duration critical) {
    this.sign = sign;
    this.expected = expected;
    missingUs = Episode.Rule.us(missingAfter);
    var recovery = expected == Expected.NO ? missingAfter : Duration.ZERO;
    rule =
        Episode.Rule.of(
            Duration.ZERO,
            recovery,
            Duration.ZERO,
            critical,
            away -> Map.of("away", Math.max(0, away.max() / 1e6)));
  }

  @Override
  public State start() {
    return State.START;
  }

  @Override
  public State observe(State state, Observation observation, Report report) {
    if (expected == Expected.IGNORE) {
      return state;
    }
    long fromUs = observation.timeUs();
    long toUs = observation instanceof VideoFrame frame ? frame.endUs() : fromUs;
    if (sign.test(observation)) {
      return there(state, fromUs, toUs, report);
    }
    return observation instanceof Mark mark
        ? mark(state, mark, report)
        : notThere(state, fromUs, toUs, report);
  }

  private State there(State state, long fromUs, long toUs, Report report) {
    var episode = state.episode();
    return expected == Expected.NO
        ? new State(true, toUs, episode.holds(fromUs, toUs, 0, rule, report))
        : new State(
            true, Math.max(state.lastUs(), toUs), episode.fails(fromUs, toUs, rule, report));
  }

  private State notThere(State state, long fromUs, long toUs, Report report) {
    long lastUs = state.begun() ? state.lastUs() : fromUs;
    long awayUs = toUs - lastUs;
    var episode = state.episode();
    if (expected == Expected.NO) {
      episode = episode.fails(Math.max(fromUs, episode.heldUs()), toUs, rule, report);
    } else if (awayUs >= missingUs) {
      episode = episode.holds(lastUs, toUs, (double) awayUs, rule, report);
    }
    return new State(true, lastUs, episode);
  }

  private State mark(State state, Mark mark, Report report) {
    return switch (mark.kind()) {
      case OPENED, DROPPED, LOST, ENDED -> {
        state.episode().ends(rule, report);
        yield State.START;
      }
      case STALLED ->
          new State(state.begun(), Math.max(state.lastUs(), mark.timeUs()), state.episode());
      case UNKNOWN, FORMAT_CHANGED, DECODE_ERROR, DISCONTINUITY, CORRUPT, CAPTION, CUE -> state;
    };
  }
}
