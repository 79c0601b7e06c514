package framewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings from environment variables: {@code FRAMEWATCH_BLACK_MIN___DURATION} is {@code
 * black.min-duration}. After the prefix one underscore stands for a dot, two for an underscore,
 * three for a dash. A variable that ends in {@code _FILE} names a file that holds the value, as is
 * usual for secrets.
 */
public final class Environment {
  private static final String PREFIX = "FRAMEWATCH_";

  /** What the launcher and the command itself read: no settings. */
  private static final Set<String> RESERVED =
      Set.of("DEBUG", "OPTS", "HEAP_OPTS", "HOME", "LOG_LEVEL", "LOG_FORMAT", "VERSION");

  private Environment() {}

  /**
   * The settings among the variables, by key.
   *
   * @throws SettingsException if a file named by a variable cannot be read
   */
  public static SortedMap<String, String> settings(Map<String, String> variables) {
    var settings = new TreeMap<String, String>();
    for (var variable : variables.entrySet()) {
      var name = variable.getKey();
      if (!name.startsWith(PREFIX) || RESERVED.contains(name.substring(PREFIX.length()))) {
        continue;
      }
      if (name.endsWith("_FILE")) {
        var key = key(name.substring(0, name.length() - "_FILE".length()));
        settings.put(key, content(name, variable.getValue()));
      } else {
        settings.put(key(name), variable.getValue());
      }
    }
    return settings;
  }

  /** The variable that stands for a key. */
  public static String variable(String key) {
    var name = key.replace("_", "__").replace("-", "___").replace('.', '_');
    return PREFIX + name.toUpperCase(Locale.ROOT);
  }

  private static String key(String variable) {
    var name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return name.replace("___", "-").replace("__", "\0").replace('_', '.').replace('\0', '_');
  }

  private static String content(String variable, String file) {
    try {
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException | RuntimeException e) {
      throw new SettingsException(variable + "=" + file + ": expected a readable file");
    }
  }
}
