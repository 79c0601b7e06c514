package framewatch.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a process: command line over environment over file over default. A key that is
 * neither in a table nor a client's stops the start.
 *
 * <pre>{@code
 * var settings = Settings.load(tables, file, System.getenv(), commandLine);
 * BlackDetector.Params params = settings.read(table);
 * }</pre>
 */
public final class Settings {

  /**
   * A setting that was given.
   *
   * @param key as in the table
   * @param value as given
   * @param origin where, such as {@code environment FRAMEWATCH_BLACK_MIN___DURATION}
   */
  public record Given(String key, String value, String origin) {}

  private final Collection<? extends ParamTable<?>> tables;
  private final SortedMap<String, Given> given = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, SortedMap<String, String>>> scopes =
      new TreeMap<>();

  private Settings(Collection<? extends ParamTable<?>> tables) {
    this.tables = List.copyOf(tables);
  }

  /**
   * Collects and checks the settings of a process.
   *
   * @param tables every table that the process reads
   * @param file properties in UTF-8; null for none
   * @param environment all variables; those of ours are picked
   * @param commandLine by key
   * @throws SettingsException for an unknown key, a wrong value or an unreadable file
   */
  public static Settings load(
      Collection<? extends ParamTable<?>> tables,
      @Nullable Path file,
      Map<String, String> environment,
      Map<String, String> commandLine) {
    var settings = new Settings(tables);
    if (file != null) {
      file(file).forEach((key, value) -> settings.add(key, value, "file " + file));
    }
    Environment.settings(environment)
        .forEach((k, value) -> settings.add(k, value, "environment " + Environment.variable(k)));
    new TreeMap<>(commandLine).forEach((k, value) -> settings.add(k, value, "command line"));
    tables.forEach(settings::read);
    return settings;
  }

  /** Settings where nothing is given: all defaults. */
  public static Settings defaults(Collection<? extends ParamTable<?>> tables) {
    return load(tables, null, Map.of(), Map.of());
  }

  /**
   * Reads a properties file in UTF-8, sorted by key.
   *
   * @throws SettingsException if it cannot be read
   */
  public static SortedMap<String, String> file(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(file + ": expected a readable properties file");
    }
    var sorted = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(k -> sorted.put(k, properties.getProperty(k)));
    return sorted;
  }

  private void add(String key, String value, String origin) {
    var known = tables.stream().flatMap(t -> t.rows().stream()).map(ParamTable.Row::key).toList();
    var scoped = ScopedKey.of(key, known);
    if (scoped != null) {
      scopes
          .computeIfAbsent(scoped.scope(), scope -> new TreeMap<>())
          .computeIfAbsent(scoped.name(), name -> new TreeMap<>())
          .put(scoped.key(), value);
    } else if (!known.contains(key) && !ClientKeys.contains(key)) {
      var hint = Nearest.hint(key, known);
      throw new SettingsException(key + " (" + origin + "): unknown setting" + hint);
    }
    given.put(key, new Given(key, value, origin));
  }

  /**
   * The record of one of the tables.
   *
   * @throws SettingsException for a wrong value
   */
  public <P extends Record> P read(ParamTable<P> table) {
    var values = new HashMap<String, String>();
    for (var row : table.rows()) {
      var found = given.get(row.key());
      if (found != null) {
        values.put(row.key(), found.value());
      }
    }
    return table.parse(values);
  }

  /**
   * What was given for parts of the process only, as {@code SCOPE.NAME.KEY=VALUE}: by name, by key.
   *
   * @param scope {@code profile} or {@code stream}
   */
  public SortedMap<String, SortedMap<String, String>> scoped(String scope) {
    return Collections.unmodifiableSortedMap(scopes.getOrDefault(scope, new TreeMap<>()));
  }

  /**
   * These settings with others over them.
   *
   * @param origin where they come from, for people
   * @throws SettingsException for an unknown key or a wrong value
   */
  public Settings with(Map<String, String> values, String origin) {
    var settings = new Settings(tables);
    settings.given.putAll(given);
    new TreeMap<>(values).forEach((key, value) -> settings.add(key, value, origin));
    try {
      tables.forEach(settings::read);
    } catch (SettingsException e) {
      throw new SettingsException(origin + ": " + e.getMessage());
    }
    return settings;
  }

  /** The keys of Kafka's and the registry's clients, untouched. */
  public SortedMap<String, String> clientKeys() {
    var keys = new TreeMap<String, String>();
    given.values().stream()
        .filter(g -> ClientKeys.contains(g.key()))
        .forEach(g -> keys.put(g.key(), g.value()));
    return keys;
  }

  /** What was given and where, sorted by key, fit to be shown: secrets are hidden. */
  public List<Given> given() {
    return given.values().stream()
        .map(g -> new Given(g.key(), ClientKeys.shown(g.key(), g.value()), g.origin()))
        .toList();
  }
}
