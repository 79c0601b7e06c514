package framewatch.detect;

/** How bad a defect is, in rising order. */
public enum Severity {
  INFO,
  WARNING,
  ERROR,
  CRITICAL
}
