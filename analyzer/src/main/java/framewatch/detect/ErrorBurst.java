package framewatch.detect;

import java.util.Map;

/**
 * Makes one defect of errors that follow one another. It is judged a moment after the first of
 * them, for by then it has shown whether something else explains it: that the media ends here, or
 * what the detector knows.
 */
final class ErrorBurst {

  /**
   * Part of a detector's state.
   *
   * @param others errors of the second kind; those of the first are the sum of the tally
   * @param explained true if the burst is another's defect
   */
  record State(Episode episode, long others, boolean explained) {
    static final State NONE = new State(Episode.NONE, 0, false);

    boolean running() {
      return episode.running();
    }

    /** The burst is another's, unless it has been reported already. */
    State explain() {
      return new State(episode, others, !episode.open());
    }
  }

  private final long judgedAfterUs;
  private final Episode.Rule rule;
  private final String first;
  private final String second;

  /**
   * @param judgedAfterUs how long after its first error a burst is judged
   * @param first what the sum of the tally is called in the defect
   * @param second what {@code others} is called
   */
  ErrorBurst(Lasting lasting, long judgedAfterUs, String first, String second) {
    this.judgedAfterUs = judgedAfterUs;
    rule = Episode.Rule.of(lasting, errors -> Map.of());
    this.first = first;
    this.second = second;
  }

  /** Errors from one media time to another. */
  State errors(State state, long fromUs, long toUs, long count, long others, Report report) {
    long sum = state.others() + others;
    long startUs = state.running() ? state.episode().startUs() : fromUs;
    boolean judged = !state.explained() && fromUs - startUs >= judgedAfterUs;
    var values = values(sum);
    var episode =
        state
            .episode()
            .holds(fromUs, toUs, (double) count, judged ? values : values.never(), report);
    return new State(episode, sum, state.explained());
  }

  /** No error until a media time. */
  State none(State state, long nowUs, Report report) {
    var episode = state.episode();
    if (!episode.running() || nowUs - episode.startUs() < judgedAfterUs) {
      return state;
    }
    if (state.explained()) {
      return nowUs - episode.heldUs() >= rule.recoveryUs() ? State.NONE : state;
    }
    long heldUs = episode.heldUs();
    var next = episode.fails(heldUs, Math.max(heldUs, nowUs), values(state.others()), report);
    return next.running() ? new State(next, state.others(), false) : State.NONE;
  }

  /** The stream breaks or ends. */
  State ends(State state, Observation at, Report report) {
    boolean cutOff =
        at instanceof Mark mark
            && mark.kind() == Mark.Kind.ENDED
            && (mark.count() > 0 || mark.durationUs() > 0);
    boolean explained = state.explained() || (cutOff && !state.episode().open());
    if (state.running() && !explained) {
      var values = values(state.others());
      long heldUs = state.episode().heldUs();
      state.episode().fails(heldUs, heldUs, values, report).ends(values, report);
    }
    return State.NONE;
  }

  private Episode.Rule values(long others) {
    return rule.reporting(errors -> Map.of(first, errors.sum(), second, (double) others));
  }
}
