package framewatch.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of one part of the program, read from a record whose components carry {@link Param}.
 * Defaults, validation, help and documentation all come from there.
 *
 * <pre>{@code
 * record Params(
 *     @Param(value = "2s", min = 0.1, help = "Shortest black that is reported.")
 *     Duration minDuration) {}
 *
 * var table = ParamTable.of("black", Params.class);
 * Params params = table.parse(Map.of("black.min-duration", "500ms"));
 * }</pre>
 *
 * <p>Components are of type {@code Duration}, {@code int}, {@code long}, {@code double}, {@code
 * boolean}, {@code String} or an enum, or a record of such that carries {@link ParamGroup}. A
 * compact constructor of the record may check how its components go together: the message of its
 * {@code IllegalArgumentException} becomes the error.
 *
 * @param <P> the record
 */
public final class ParamTable<P extends Record> {

  /**
   * One setting.
   *
   * @param key prefix and name, such as {@code black.min-duration}
   * @param type the kind of value, for people
   * @param defaultValue in canonical form
   * @param range the values allowed, for people; empty if there is no limit
   * @param help one sentence
   */
  public record Row(String key, String type, String defaultValue, String range, String help) {}

  /** What one component of the record is made of: a setting or a group of them. */
  private interface Part {
    List<Row> rows();

    Object parse(Map<String, String> values);

    Map<String, String> format(Object value);
  }

  private record Single(Row row, ParamType type) implements Part {
    @Override
    public List<Row> rows() {
      return List.of(row);
    }

    @Override
    public Object parse(Map<String, String> values) {
      return ParamTable.parse(row.key, type, values.getOrDefault(row.key, row.defaultValue));
    }

    @Override
    public Map<String, String> format(Object value) {
      return Map.of(row.key, type.format(value));
    }
  }

  private record Group<G extends Record>(ParamTable<G> table, Class<G> record) implements Part {
    @Override
    public List<Row> rows() {
      return table.rows;
    }

    @Override
    public Object parse(Map<String, String> values) {
      return table.parseKnown(values);
    }

    @Override
    public Map<String, String> format(Object value) {
      return table.toMap(record.cast(value));
    }
  }

  private final String prefix;
  private final Constructor<P> constructor;
  private final List<Method> accessors = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private ParamTable(String prefix, Class<P> record, Map<String, String> defaults, String because) {
    this.prefix = prefix;
    var components = record.getRecordComponents();
    var parameters = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
      components[i].getAccessor().setAccessible(true);
      accessors.add(components[i].getAccessor());
      parts.add(part(components[i], record, defaults, i == 0 ? because : ""));
    }
    parts.forEach(part -> rows.addAll(part.rows()));
    try {
      constructor = record.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("no record: " + record, e);
    }
    constructor.setAccessible(true);
    parse(Map.of());
  }

  /**
   * Reads a record's table.
   *
   * @param prefix first part of each key; empty for none
   * @throws IllegalArgumentException if a component has no {@link Param} or a wrong type
   * @throws SettingsException if a default is refused by its own rule
   */
  public static <P extends Record> ParamTable<P> of(String prefix, Class<P> record) {
    return new ParamTable<>(prefix, record, Map.of(), "");
  }

  private Part part(
      RecordComponent component, Class<P> record, Map<String, String> defaults, String because) {
    var group = component.getAnnotation(ParamGroup.class);
    if (group != null) {
      return group(component.getType().asSubclass(Record.class), group);
    }
    var param = component.getAnnotation(Param.class);
    if (param == null) {
      throw new IllegalArgumentException(record.getName() + "." + component + " has no @Param");
    }
    var name = kebab(component.getName());
    var value = defaults.getOrDefault(name, param.value());
    var type = new ParamType(component.getType(), param.unit(), param.min(), param.max(), value);
    var key = (prefix.isEmpty() ? "" : prefix + ".") + name;
    var canonical = type.format(parse(key, type, value));
    var help = because.isEmpty() ? param.help() : param.help() + " " + because;
    return new Single(new Row(key, type.name(), canonical, type.range(), help), type);
  }

  private <G extends Record> Group<G> group(Class<G> type, ParamGroup group) {
    var defaults = new HashMap<String, String>();
    for (String entry : group.defaults()) {
      int at = entry.indexOf('=');
      defaults.put(entry.substring(0, at), entry.substring(at + 1));
    }
    var table = new ParamTable<>(prefix, type, defaults, group.because());
    var names = table.rows.stream().map(Row::key).toList();
    for (String name : defaults.keySet()) {
      if (!names.contains(prefix.isEmpty() ? name : prefix + "." + name)) {
        throw new IllegalArgumentException(type.getName() + " has no " + name);
      }
    }
    return new Group<>(table, type);
  }

  /** The settings, in the order of the record. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** First part of each key; empty for none. */
  public String prefix() {
    return prefix;
  }

  /** The record with every setting at its default. */
  public P defaults() {
    return parse(Map.of());
  }

  /**
   * The record with the given values, and defaults for the rest.
   *
   * @param values by full key, such as {@code black.min-duration}
   * @throws SettingsException for a key that is not in this table, a value of the wrong form or out
   *     of range, and for what the record's constructor refuses
   */
  public P parse(Map<String, String> values) {
    var known = rows.stream().map(Row::key).toList();
    for (String key : new TreeMap<>(values).keySet()) {
      if (!known.contains(key)) {
        throw new SettingsException(key + ": unknown setting" + Nearest.hint(key, known));
      }
    }
    return parseKnown(values);
  }

  private P parseKnown(Map<String, String> values) {
    return make(parts.stream().map(part -> part.parse(values)).toArray());
  }

  /** Every setting of a record in canonical form, sorted: equal settings give an equal map. */
  public SortedMap<String, String> toMap(P params) {
    var map = new TreeMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      try {
        map.putAll(parts.get(i).format(accessors.get(i).invoke(params)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return map;
  }

  /** The table for a terminal: a line with key, default and range, a line that explains it. */
  public String help() {
    return rows.stream()
        .map(
            row ->
                "  %s=%s%s%n      %s%n"
                    .formatted(
                        row.key(),
                        row.defaultValue(),
                        row.range().isEmpty() ? "" : "  (" + row.range() + ")",
                        row.help()))
        .collect(Collectors.joining());
  }

  /** The table in Markdown, with its head; ends in a newline. */
  public String markdown() {
    var text = new StringBuilder("| setting | default | type | range | meaning |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (var row : rows) {
      var value = row.defaultValue().isEmpty() ? "" : "`" + row.defaultValue() + "`";
      text.append("| `%s` | %s | %s | ".formatted(row.key(), value, row.type()))
          .append(row.range())
          .append(" | ")
          .append(row.help().replace("|", "\\|"))
          .append(" |\n");
    }
    return text.toString();
  }

  private P make(Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        var where = prefix.isEmpty() ? "" : prefix + ": ";
        throw new SettingsException(where + Redactor.text(String.valueOf(refused.getMessage())));
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parse(String key, ParamType type, String text) {
    try {
      return type.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(key + "=" + Redactor.text(text) + ": " + e.getMessage());
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
