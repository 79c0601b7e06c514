package framewatch.standalone.score;

/**
 * A stretch of a labelled stream: a defect, or a look-alike that is none.
 *
 * @param type such as {@code black}; for a look-alike its kind, such as {@code credits}
 * @param start media time at which it begins, seconds
 * @param end media time at which it ends, seconds; not before {@code start}
 */
public record Label(String type, double start, double end) {

  double length() {
    return end - start;
  }
}
