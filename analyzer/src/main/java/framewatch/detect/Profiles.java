package framewatch.detect;

import framewatch.config.Nearest;
import framewatch.config.Settings;
import framewatch.config.SettingsException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Named sets of settings of detectors, and what single streams have set for themselves. What is
 * more special wins: a stream's settings over its profile's, these over those of the process, these
 * over the defaults.
 *
 * <p>Those that come along stand in {@code profiles.properties}. Settings of the process add to
 * them: {@code profile.NAME.KEY=VALUE}, {@code stream.ID.KEY=VALUE}, {@code
 * stream.ID.profile=NAME}.
 */
final class Profiles {

  /** The profile of a stream that names none. */
  static final String DEFAULT = "default";

  private static final String FILE = "profiles.properties";
  private static final String PROFILE = "profile";
  private static final String STREAM = "stream";

  private final SortedMap<String, SortedMap<String, String>> profiles;
  private final SortedMap<String, SortedMap<String, String>> streams;

  private Profiles(
      SortedMap<String, SortedMap<String, String>> profiles,
      SortedMap<String, SortedMap<String, String>> streams) {
    this.profiles = profiles;
    this.streams = streams;
  }

  /**
   * The profiles of a process.
   *
   * @throws SettingsException for a key that is no detector's, a wrong value, or a stream's profile
   *     that there is none of
   */
  static Profiles of(Settings settings) {
    Settings detectors = Settings.defaults(Detectors.tables());
    var profiles = new TreeMap<String, SortedMap<String, String>>();
    profiles.put(DEFAULT, new TreeMap<>());
    add(detectors.with(builtIn(), FILE).scoped(PROFILE), profiles);
    add(settings.scoped(PROFILE), profiles);
    var streams = new TreeMap<String, SortedMap<String, String>>();
    add(settings.scoped(STREAM), streams);
    profiles.forEach((name, values) -> detectors.with(values, PROFILE + " " + name));
    streams.forEach(
        (id, values) -> {
          String profile = values.getOrDefault(PROFILE, DEFAULT);
          if (!profiles.containsKey(profile)) {
            throw new SettingsException(
                "stream.%s.profile=%s: unknown%s; there are %s"
                    .formatted(
                        id,
                        profile,
                        Nearest.hint(profile, profiles.keySet()),
                        String.join(", ", profiles.keySet())));
          }
          detectors.with(own(values), STREAM + " " + id);
        });
    return new Profiles(profiles, streams);
  }

  private static void add(
      SortedMap<String, SortedMap<String, String>> from,
      SortedMap<String, SortedMap<String, String>> to) {
    from.forEach((name, values) -> to.computeIfAbsent(name, n -> new TreeMap<>()).putAll(values));
  }

  /** All names, sorted. */
  SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeMap<>(profiles).navigableKeySet());
  }

  /** What holds for one stream. */
  record Choice(String profile, SortedMap<String, String> values) {}

  /**
   * What holds for a stream.
   *
   * @param profile as the stream's records name it; the default's settings if there is none of it
   */
  Choice choose(String profile, String streamId) {
    SortedMap<String, String> stream = streams.getOrDefault(streamId, new TreeMap<>());
    String wanted = stream.getOrDefault(PROFILE, profile);
    String name = profiles.containsKey(wanted) ? wanted : DEFAULT;
    var values = new TreeMap<>(Objects.requireNonNull(profiles.get(name)));
    values.putAll(own(stream));
    return new Choice(name, values);
  }

  private static SortedMap<String, String> own(SortedMap<String, String> stream) {
    var own = new TreeMap<>(stream);
    own.remove(PROFILE);
    return own;
  }

  private static SortedMap<String, String> builtIn() {
    var properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Profiles.class.getResourceAsStream(FILE)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var sorted = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
    return sorted;
  }
}
