package framewatch.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1.5s}, {@code 3d}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(us|ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a number with a unit out of us, ms, s, m, h, d; fractions down to a nanosecond.
   *
   * @throws IllegalArgumentException for anything else, also for a number without a unit
   */
  public static Duration parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      try {
        var unit = BigDecimal.valueOf(nanos(matcher.group(2)));
        return Duration.ofNanos(new BigDecimal(matcher.group(1)).multiply(unit).longValueExact());
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("expected a duration below 292 years", e);
      }
    }
    throw new IllegalArgumentException("expected a duration such as 2s");
  }

  /** The one way to write a duration: a whole number of the largest unit up to seconds. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    for (String unit : List.of("s", "ms", "us")) {
      long length = nanos(unit);
      if (duration.toNanos() % length == 0) {
        return duration.toNanos() / length + unit;
      }
    }
    return BigDecimal.valueOf(duration.toNanos(), 3).toPlainString() + "us";
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "us" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
