package framewatch.standalone.bench;

import java.util.Locale;

/** What a figure counts, and how people read it. */
enum Unit {
  /** A whole number. */
  COUNT {
    @Override
    String text(double value) {
      return format("%,.0f", value);
    }
  },
  /** A number with one decimal place. */
  NUMBER {
    @Override
    String text(double value) {
      return format("%.1f", value);
    }
  },
  /** How many times as much. */
  RATIO {
    @Override
    String text(double value) {
      return format("%.3f", value);
    }
  },
  /** A very small part of something. */
  FRACTION {
    @Override
    String text(double value) {
      return value > 0 ? format("1/%,.0f", 1 / value) : "0";
    }
  },
  /** Milliseconds. */
  MS {
    @Override
    String text(double value) {
      return format("%.3f ms", value);
    }
  },
  /** Bytes. */
  BYTES {
    @Override
    String text(double value) {
      return value < 1e9 ? format("%.1f MB", value / 1e6) : format("%.1f GB", value / 1e9);
    }
  };

  abstract String text(double value);

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
