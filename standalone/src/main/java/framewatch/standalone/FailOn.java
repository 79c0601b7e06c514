package framewatch.standalone;

import framewatch.wire.avro.Severity;
import org.jspecify.annotations.Nullable;

/** The severity from which on a defect makes a command end with exit code 3. */
enum FailOn {
  INFO(Severity.INFO),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR),
  CRITICAL(Severity.CRITICAL),
  NEVER(null);

  private final @Nullable Severity least;

  FailOn(@Nullable Severity least) {
    this.least = least;
  }

  /** Exit code for the highest severity that was found; null for none. */
  int exitCode(@Nullable Severity worst) {
    return least != null && worst != null && worst.compareTo(least) >= 0 ? 3 : 0;
  }
}
