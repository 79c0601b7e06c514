package framewatch.analyzer;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Detectors have thrown while they saw a record. Its other defects are out and the state is saved:
 * this only brings the record to the dead letters.
 */
public final class DetectorFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DetectorFailedException(Map<String, RuntimeException> failures) {
    super(
        failures.entrySet().stream()
            .map(failure -> "detector " + failure.getKey() + ": " + failure.getValue())
            .sorted()
            .collect(Collectors.joining("; ")),
        failures.values().iterator().next());
  }
}
