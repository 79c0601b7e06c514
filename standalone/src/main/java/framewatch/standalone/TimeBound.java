package framewatch.standalone;

import framewatch.cli.UsageException;
import framewatch.config.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One end of a range of records, as a user gives it: {@code beginning}, {@code end}, an offset, an
 * ISO-8601 time, or a duration back from now such as {@code -1h}.
 */
sealed interface TimeBound {

  /** The first record there is. */
  record Beginning() implements TimeBound {}

  /** Behind the last record there is when the command starts. */
  record End() implements TimeBound {}

  /** An offset, in each partition that is read. */
  record Offset(long offset) implements TimeBound {}

  /** The first record that is not older. */
  record Time(Instant instant) implements TimeBound {}

  /**
   * Reads one end of a range.
   *
   * @param option whose value it is, for the error
   * @throws UsageException for anything else
   */
  static TimeBound parse(String option, String text, Instant now) {
    if (text.equals("beginning")) {
      return new Beginning();
    }
    if (text.equals("end")) {
      return new End();
    }
    try {
      if (text.matches("\\d{1,18}")) {
        return new Offset(Long.parseLong(text));
      }
      return new Time(
          text.startsWith("-")
              ? now.minus(Durations.parse(text.substring(1)))
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UsageException(
          option
              + " "
              + text
              + ": expected beginning, end, an offset, a time such as 2026-01-31T20:15:00Z,"
              + " or a duration back from now such as -1h");
    }
  }
}
