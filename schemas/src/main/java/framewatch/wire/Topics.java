package framewatch.wire;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.StreamSpec;
import framewatch.wire.registry.Compatibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics of the contract, all of them.
 *
 * <p>The key of every record is the stream id, as UTF-8, and every topic has the same number of
 * partitions; records are placed by Kafka's default partitioner. So a stream is in one partition of
 * the same number everywhere, in one order.
 */
public final class Topics {
  /**
   * Partitions of each topic unless the operator says otherwise: the most replicas a set can use.
   */
  public static final int DEFAULT_PARTITIONS = 6;

  private static final int MIB = 1 << 20;

  /** StreamSpec: what to watch. Compacted: the last one of each stream stands. */
  public static final Topic STREAMS =
      new Topic(
          "framewatch.streams",
          StreamSpec.getClassSchema(),
          Compatibility.BACKWARD_TRANSITIVE,
          MIB,
          Map.of("cleanup.policy", "compact"));

  /** FrameBatch: what was measured. */
  public static final Topic FRAMES =
      new Topic(
          "framewatch.frames",
          FrameBatch.getClassSchema(),
          Compatibility.BACKWARD_TRANSITIVE,
          2 * MIB,
          kept(Duration.ofDays(3), Duration.ofHours(6), "zstd"));

  /** FramePayload: sampled pictures. Not compressed: they are JPEG and PNG files. */
  public static final Topic SAMPLES =
      new Topic(
          "framewatch.samples",
          FramePayload.getClassSchema(),
          Compatibility.BACKWARD_TRANSITIVE,
          4 * MIB,
          kept(Duration.ofHours(6), Duration.ofHours(1), "uncompressed"));

  /** DefectEvent: what alerting systems read. Old readers read new events, and new readers old. */
  public static final Topic DEFECTS =
      new Topic(
          "framewatch.defects",
          DefectEvent.getClassSchema(),
          Compatibility.FULL_TRANSITIVE,
          MIB,
          kept(Duration.ofDays(14), Duration.ofDays(1), "producer"));

  /** Records that could not be processed, as they were, with headers that say why. */
  public static final Topic DEADLETTERS =
      new Topic(
          "framewatch.deadletters",
          null,
          Compatibility.NONE,
          // A sample at its limit, and the headers with it.
          5 * MIB,
          kept(Duration.ofDays(14), Duration.ofDays(1), "producer"));

  /** All of them, in the order in which they are created and their schemas registered. */
  public static final List<Topic> ALL = List.of(STREAMS, FRAMES, SAMPLES, DEFECTS, DEADLETTERS);

  private Topics() {}

  /** The topic of that name. */
  public static Optional<Topic> named(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  /** Only whole segments are deleted, so they have to be short beside the retention. */
  private static Map<String, String> kept(Duration time, Duration segment, String compression) {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        Long.toString(time.toMillis()),
        "segment.ms",
        Long.toString(segment.toMillis()),
        "compression.type",
        compression);
  }
}
