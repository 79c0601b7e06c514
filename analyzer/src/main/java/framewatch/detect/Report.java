package framewatch.detect;

import java.util.Map;

/**
 * Where a detector says what it found. A detector has at most one defect open at a time; {@link
 * StreamAnalysis} gives it its identity, drops updates that come too often, and closes what a
 * detector leaves open at the end of a session.
 */
public interface Report {

  /**
   * A defect has lasted its minimum duration.
   *
   * @param startUs media time at which it began, before or at the current observation
   * @param seenUs media time up to which it has been seen to last
   * @param values what was measured, by name; finite numbers
   */
  void open(long startUs, long seenUs, Severity severity, Map<String, Double> values);

  /** The open defect goes on. May be called with every observation. */
  void update(long seenUs, Severity severity, Map<String, Double> values);

  /** The open defect ended at {@code endUs}. */
  void close(long endUs, Severity severity, Map<String, Double> values);
}
