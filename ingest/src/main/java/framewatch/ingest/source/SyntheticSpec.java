package framewatch.ingest.source;

import framewatch.config.Durations;
import framewatch.config.Nearest;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a synthetic source shows, read from its URL.
 *
 * @param durationUs length, microseconds
 * @param fps pictures per second; 0 for no picture
 * @param channels audio channels; 0 for no sound
 * @param seed changes texture and noise
 * @param pace 1 for real time, 2 for twice as fast, 0 for as fast as possible
 * @param when when each effect is on
 * @param text what the epoch is made of: all settings but the pace
 */
record SyntheticSpec(
    long durationUs,
    int width,
    int height,
    double fps,
    int channels,
    int sampleRate,
    int seed,
    double pace,
    Map<Effect, Intervals> when,
    String text) {
  static final String SCHEME = "synthetic:";

  private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");
  private static final long LONGEST_US = 100L * 24 * 3600 * 1_000_000;

  /** Defaults; with the effects, all keys that there are. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "duration", "60s",
          "size", "640x360",
          "fps", "25",
          "channels", "2",
          "rate", "48000",
          "seed", "1",
          "pace", "0");

  /** What can be wrong with it; each a key with intervals such as {@code 5s-8s,20s-21s}. */
  enum Effect {
    /** Picture black. */
    BLACK,
    /** The picture stays what it was. */
    FREEZE,
    /** Picture of one colour. */
    SOLID,
    /** Colour bars. */
    BARS,
    /** Another scene, for the sake of its two cuts. */
    SCENE,
    /** No sound on any channel. */
    SILENCE,
    /** No sound on the last channel. */
    CHANNEL_SILENCE,
    /** Sound far above full scale, cut off there. */
    CLIPPING,
    /** Nothing is delivered, and the timestamps go on. */
    GAP,
    /** Nothing is delivered, said about once a second as a live source does. */
    STALL,
    /** The decoder flags every picture, and refuses every fifth. */
    ERRORS,
    /** From the beginning of the interval on timestamps are an hour later. */
    JUMP;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads a URL such as {@code synthetic:?duration=60s&black=5s-8s}.
   *
   * @throws SourceException for an unknown key or a bad value
   */
  static SyntheticSpec parse(String uri) throws SourceException {
    String query = uri.substring(SCHEME.length());
    query = query.startsWith("?") ? query.substring(1) : query;
    var given = new TreeMap<>(DEFAULTS);
    var when = new EnumMap<Effect, Intervals>(Effect.class);
    for (Effect effect : Effect.values()) {
      when.put(effect, Intervals.NEVER);
    }
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      Effect effect = effect(key);
      if (effect != null) {
        when.put(effect, intervals(key, value));
      } else if (!DEFAULTS.containsKey(key)) {
        throw unknown(key);
      }
      given.put(key, value);
    }
    Matcher size = SIZE.matcher(value(given, "size"));
    if (!size.matches()) {
      throw bad("size", value(given, "size"), "columns and rows such as 640x360");
    }
    String pace = value(given, "pace");
    given.remove("pace");
    return new SyntheticSpec(
        duration("duration", value(given, "duration")),
        (int) number("size", size.group(1), 16, 8192, true),
        (int) number("size", size.group(2), 16, 4320, true),
        number("fps", value(given, "fps"), 0, 240, false),
        (int) number("channels", value(given, "channels"), 0, 8, true),
        (int) number("rate", value(given, "rate"), 8000, 192_000, true),
        (int) number("seed", value(given, "seed"), 0, Integer.MAX_VALUE, true),
        number("pace", pace, 0, 1000, false),
        when,
        given.toString());
  }

  /** Every key has a default. */
  private static String value(Map<String, String> given, String key) {
    return Objects.requireNonNull(given.get(key));
  }

  boolean is(Effect effect, long timeUs) {
    return at(effect).contains(timeUs);
  }

  Intervals at(Effect effect) {
    return when.getOrDefault(effect, Intervals.NEVER);
  }

  private static @Nullable Effect effect(String key) {
    for (Effect effect : Effect.values()) {
      if (effect.key().equals(key)) {
        return effect;
      }
    }
    return null;
  }

  private static SourceException unknown(String key) {
    var known = new TreeSet<>(DEFAULTS.keySet());
    for (Effect effect : Effect.values()) {
      known.add(effect.key());
    }
    return new SourceException(
        "synthetic source: unknown key %s, expected one of %s%s"
            .formatted(key, String.join(", ", known), Nearest.hint(key, known)));
  }

  private static Intervals intervals(String key, String value) throws SourceException {
    try {
      return Intervals.parse(value);
    } catch (IllegalArgumentException e) {
      throw bad(key, value, "intervals such as 5s-8s or 5s-8s,20s-21s");
    }
  }

  private static long duration(String key, String value) throws SourceException {
    try {
      long us = Durations.parse(value).toNanos() / 1000;
      if (us > 0 && us <= LONGEST_US) {
        return us;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the key.
    }
    throw bad(key, value, "a duration such as 60s, at most 100d");
  }

  private static double number(String key, String value, double min, double max, boolean whole)
      throws SourceException {
    try {
      double number = Double.parseDouble(value);
      if (number >= min && number <= max && (!whole || number == Math.rint(number))) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the key.
    }
    throw bad(key, value, "a%s number in %.0f..%.0f".formatted(whole ? " whole" : "", min, max));
  }

  private static SourceException bad(String key, String value, String expected) {
    return new SourceException(
        "synthetic source: %s=%s: expected %s".formatted(key, value, expected));
  }
}
