package framewatch.wire.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** The registry's levels: which schemas may follow which under one subject. */
public enum Compatibility {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean readsOld;
  private final boolean readByOld;
  private final boolean transitive;

  Compatibility(boolean readsOld, boolean readByOld, boolean transitive) {
    this.readsOld = readsOld;
    this.readByOld = readByOld;
    this.transitive = transitive;
  }

  /** The level of that name, in any case. */
  public static Optional<Compatibility> named(String name) {
    for (var level : values()) {
      if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks a schema against those it is to follow.
   *
   * @param earlier oldest first
   * @return what speaks against it, a line each; empty if it may follow
   */
  public List<String> check(Schema schema, List<Schema> earlier) {
    var problems = new ArrayList<String>();
    for (int i = transitive ? 0 : Math.max(0, earlier.size() - 1); i < earlier.size(); i++) {
      var version = "version " + (i + 1);
      if (readsOld) {
        problems.addAll(problems(schema, earlier.get(i), "cannot read data of " + version));
      }
      if (readByOld) {
        problems.addAll(problems(earlier.get(i), schema, "cannot be read by " + version));
      }
    }
    return problems;
  }

  private static List<String> problems(Schema reader, Schema writer, String what) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(p -> what + ": " + p.getType() + " at " + p.getLocation() + ", " + p.getMessage())
        .toList();
  }
}
