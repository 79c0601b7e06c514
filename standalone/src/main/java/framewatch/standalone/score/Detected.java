package framewatch.standalone.score;

/**
 * A defect as a detector reported it.
 *
 * @param stream the labelled stream's id
 * @param detector its name, such as {@code block-corruption}
 * @param start media time at which it began, seconds
 * @param end media time at which it ended, seconds
 * @param known media time at which the batch was complete that opened it, seconds
 */
public record Detected(String stream, String detector, double start, double end, double known) {

  double length() {
    return end - start;
  }

  /** Seconds that both a report and a label last. */
  double overlap(Label label) {
    return Math.max(0, Math.min(end, label.end()) - Math.max(start, label.start()));
  }

  /** Intersection over union of both, 0 to 1. */
  double likeness(Label label) {
    double union = Math.max(end, label.end()) - Math.min(start, label.start());
    return union > 0 ? overlap(label) / union : 0;
  }
}
