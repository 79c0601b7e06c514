package framewatch.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How one component of a settings record is read from text and written to it. */
record ParamType(Class<?> type, String unit, double min, double max, String example) {

  ParamType {
    boolean known =
        type == Duration.class
            || type == int.class
            || type == long.class
            || type == double.class
            || type == boolean.class
            || type == String.class
            || type.isEnum();
    if (!known) {
      throw new IllegalArgumentException(type.getName() + " is no type of a setting");
    }
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it has the wrong form or is out of range
   */
  Object parse(String text) {
    var value = text.strip();
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class) {
      return truth(value);
    }
    if (type.isEnum()) {
      return constant(value);
    }
    if (type == Duration.class) {
      var duration = Durations.parse(value);
      checkRange(new BigDecimal(duration.toNanos()).movePointLeft(9).doubleValue());
      return duration;
    }
    return number(value);
  }

  /** Writes a value: equal values give equal text, and {@link #parse} reads it back. */
  String format(Object value) {
    if (value instanceof Duration duration) {
      return Durations.format(duration);
    }
    if (value instanceof Enum<?> constant) {
      return spelled(constant);
    }
    if (value instanceof Double d) {
      return plain(d) + unit;
    }
    return type == int.class || type == long.class ? value + unit : value.toString();
  }

  /** The kind of value, in a word or two. */
  String name() {
    if (type.isEnum()) {
      return choices();
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    var word = type == double.class ? "number" : "whole number";
    return unit.isEmpty() ? word : word + " in " + unit;
  }

  /** The range allowed, such as {@code 0..1}, {@code at least 1s}; empty if anything goes. */
  String range() {
    boolean low = min != Double.NEGATIVE_INFINITY;
    boolean high = max != Double.POSITIVE_INFINITY;
    if (low && high) {
      return bound(min) + ".." + bound(max);
    }
    return low ? "at least " + bound(min) : high ? "at most " + bound(max) : "";
  }

  private String expected() {
    if (type.isEnum() || type == boolean.class) {
      return name();
    }
    var range = range();
    var kind = "a " + (type == Duration.class || type == double.class ? name() : "whole number");
    kind = type == double.class ? "a number" : kind;
    if (!range.isEmpty()) {
      kind += range.startsWith("at ") ? " of " + range : " in " + range;
    }
    return kind + " such as " + example;
  }

  private Object number(String value) {
    var digits = value.endsWith(unit) ? value.substring(0, value.length() - unit.length()) : "";
    try {
      var number = new BigDecimal(digits.strip());
      checkRange(number.doubleValue());
      if (type == double.class) {
        // Adding zero makes -0.0 and 0.0 one value, so that they have one text.
        return number.doubleValue() + 0.0;
      }
      return type == int.class ? (Object) number.intValueExact() : number.longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("expected " + expected(), e);
    }
  }

  private void checkRange(double value) {
    if (!(value >= min && value <= max) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("expected " + expected());
    }
  }

  private Object truth(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new IllegalArgumentException("expected true or false");
  }

  private Object constant(String value) {
    for (Object constant : type.getEnumConstants()) {
      if (spelled((Enum<?>) constant).equals(value.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new IllegalArgumentException("expected " + choices());
  }

  private String choices() {
    var words =
        Arrays.stream(type.getEnumConstants())
            .map(c -> spelled((Enum<?>) c))
            .collect(Collectors.toList());
    var last = words.remove(words.size() - 1);
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  private String bound(double value) {
    if (type == Duration.class) {
      return Durations.format(Duration.ofNanos(Math.round(value * 1e9)));
    }
    return plain(value) + unit;
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(double value) {
    var shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.signum() == 0 ? "0" : shortest.toPlainString();
  }
}
