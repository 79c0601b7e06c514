package framewatch.wire.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Subjects, versions and levels of the embedded registry. One thread at a time is let in. */
final class SubjectStore {
  private final List<String> schemas = new ArrayList<>();
  private final Map<String, List<String>> subjects = new TreeMap<>();
  private final Map<String, Compatibility> levels = new HashMap<>();
  private Compatibility globalLevel = Compatibility.BACKWARD;

  /** Gives a schema its place under a subject, or finds it there. */
  synchronized RegisteredSchema register(String subject, Schema schema) {
    var found = find(subject, schema);
    if (found.isPresent()) {
      return found.get();
    }
    var problems = check(subject, schema, null);
    if (!problems.isEmpty()) {
      throw new RegistryError(409, 409, "Schema being registered is incompatible: " + problems);
    }
    var text = schema.toString();
    if (!schemas.contains(text)) {
      schemas.add(text);
    }
    var versions = subjects.computeIfAbsent(subject, s -> new ArrayList<>());
    versions.add(text);
    return entry(subject, versions.size());
  }

  synchronized Optional<RegisteredSchema> find(String subject, Schema schema) {
    int index = subjects.getOrDefault(subject, List.of()).indexOf(schema.toString());
    return index < 0 ? Optional.empty() : Optional.of(entry(subject, index + 1));
  }

  /** A version by number or as {@code latest}. */
  synchronized RegisteredSchema version(String subject, String version) {
    int newest = versions(subject).size();
    int number = version.equals("latest") || version.equals("-1") ? newest : number(version);
    if (number > newest) {
      throw new RegistryError(404, 40402, "Version " + version + " not found.");
    }
    return entry(subject, number);
  }

  synchronized String schema(String id) {
    int number = id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
    if (number < 1 || number > schemas.size()) {
      throw new RegistryError(404, 40403, "Schema " + id + " not found");
    }
    return schemas.get(number - 1);
  }

  /** Where a schema stands. */
  synchronized List<RegisteredSchema> uses(String id) {
    var text = schema(id);
    return subjects.entrySet().stream()
        .filter(entry -> entry.getValue().contains(text))
        .map(entry -> entry(entry.getKey(), entry.getValue().indexOf(text) + 1))
        .toList();
  }

  synchronized List<String> subjects() {
    return List.copyOf(subjects.keySet());
  }

  /** The schemas of a subject, oldest first. */
  synchronized List<String> versions(String subject) {
    var versions = subjects.get(subject);
    if (versions == null) {
      throw new RegistryError(404, 40401, "Subject '" + subject + "' not found.");
    }
    return List.copyOf(versions);
  }

  /**
   * What speaks against a schema under the subject's level.
   *
   * @param version to check against that one alone; null for what the level asks for
   */
  synchronized List<String> check(String subject, Schema schema, @Nullable String version) {
    var earlier = subjects.getOrDefault(subject, List.of());
    if (version != null && !earlier.isEmpty()) {
      earlier = List.of(version(subject, version).schema());
    }
    var parsed = earlier.stream().map(text -> new Schema.Parser().parse(text)).toList();
    return level(subject).orElse(globalLevel).check(schema, parsed);
  }

  synchronized Optional<Compatibility> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  synchronized void setLevel(String subject, Compatibility level) {
    levels.put(subject, level);
  }

  synchronized void removeLevel(String subject) {
    levels.remove(subject);
  }

  synchronized Compatibility globalLevel() {
    return globalLevel;
  }

  synchronized void setGlobalLevel(Compatibility level) {
    globalLevel = level;
  }

  private RegisteredSchema entry(String subject, int version) {
    var text = versions(subject).get(version - 1);
    return new RegisteredSchema(subject, version, schemas.indexOf(text) + 1, text);
  }

  private static int number(String version) {
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw new RegistryError(
          422, 42202, "The specified version '" + version + "' is not a valid version id.");
    }
    return Integer.parseInt(version);
  }
}
