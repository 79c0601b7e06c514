package framewatch.standalone.report;

import java.util.Locale;

/** Media time for people. */
public final class MediaTime {
  private MediaTime() {}

  /** A time in microseconds as {@code h:mm:ss.mmm}, rounded to the millisecond. */
  public static String clock(long us) {
    long ms = Math.round(us / 1000.0);
    String sign = ms < 0 ? "-" : "";
    ms = Math.abs(ms);
    return String.format(
        Locale.ROOT,
        "%s%d:%02d:%02d.%03d",
        sign,
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000);
  }

  /** A length in microseconds as {@code 2.480 s}. */
  public static String length(long us) {
    return String.format(Locale.ROOT, "%.3f s", us / 1e6);
  }
}
