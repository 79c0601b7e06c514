package framewatch.wire;

import framewatch.wire.registry.Compatibility;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A topic of the contract: its name, what its records are, and how the cluster keeps them. */
public final class Topic {
  private final String name;
  private final @Nullable Schema schema;
  private final Compatibility compatibility;
  private final int maxMessageBytes;
  private final SortedMap<String, String> configs;

  Topic(
      String name,
      @Nullable Schema schema,
      Compatibility compatibility,
      int maxMessageBytes,
      Map<String, String> configs) {
    this.name = name;
    this.schema = schema;
    this.compatibility = compatibility;
    this.maxMessageBytes = maxMessageBytes;
    this.configs = new TreeMap<>(configs);
    this.configs.put("max.message.bytes", Integer.toString(maxMessageBytes));
  }

  /** Such as {@code framewatch.frames}. */
  public String name() {
    return name;
  }

  /** Schema of the values; empty for dead letters, which are whatever could not be read. */
  public Optional<Schema> schema() {
    return Optional.ofNullable(schema);
  }

  /** The registry's name for the schemas of the values. */
  public String subject() {
    return name + "-value";
  }

  /** How a new schema of the values must go together with the earlier ones. */
  public Compatibility compatibility() {
    return compatibility;
  }

  /** Largest batch of records that the topic takes, bytes; also a producer's largest request. */
  public int maxMessageBytes() {
    return maxMessageBytes;
  }

  /** The topic's settings on the cluster. */
  public SortedMap<String, String> configs() {
    return new TreeMap<>(configs);
  }

  @Override
  public String toString() {
    return name;
  }
}
