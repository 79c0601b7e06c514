package framewatch.detect;

/**
 * Finds one kind of defect in one stream: a pure step from a state and an observation to the next
 * state and reports. It has no changing field, no clock and no thread, so that the same
 * observations give the same defects, live or replayed, from any restart in between.
 *
 * <p>A detector is one file in this order: a record {@code Params} of annotated settings, its
 * {@code SPEC}, final fields, constructor, {@link #start}, {@link #observe}. It is registered by
 * one line in {@link Detectors}; help, validation, documentation and the contract test follow from
 * there.
 *
 * @param <S> state: a record of boolean, int, long, double, enums, arrays of these primitive types,
 *     and records of such; a step returns a new one and changes nothing in the old
 */
public interface Detector<S extends Record> {

  /** State before the first observation. */
  S start();

  /**
   * Takes the next observation.
   *
   * @return the state after it
   */
  S observe(S state, Observation observation, Report report);

  /**
   * True for a detector of the loss itself: its defect stays open after LOST until a newer session
   * opens, which closes it. What other detectors have open closes at LOST.
   */
  default boolean outlivesLoss() {
    return false;
  }
}
