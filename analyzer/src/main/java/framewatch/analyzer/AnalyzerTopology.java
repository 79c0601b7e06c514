package framewatch.analyzer;

import framewatch.detect.EnabledDetectors;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * What an analyzer runs: for each lane that its detectors read, a source, a processor with a store,
 * and a sink.
 *
 * <pre>
 * framewatch.frames  -> frames-source  -> frames-detect  (frames-state)  -> frames-defects  -+
 *                                                                                            +-> framewatch.defects
 * framewatch.samples -> samples-source -> samples-detect (samples-state) -> samples-defects -+
 * </pre>
 *
 * <p>The lanes have sinks of their own so that Streams sees two independent parts: nothing waits
 * for the other lane's topic. A lane that no detector reads is not there at all.
 */
public final class AnalyzerTopology {

  private AnalyzerTopology() {}

  /**
   * Builds it; used by the analyzer and by its tests.
   *
   * @param output topic for defects
   */
  public static Topology build(EnabledDetectors detectors, AvroSerdes serdes, String output) {
    var topology = new Topology();
    add(topology, Lane.FRAMES, FrameBatch.class, detectors, serdes, output);
    add(topology, Lane.SAMPLES, FramePayload.class, detectors, serdes, output);
    return topology;
  }

  private static <V> void add(
      Topology topology,
      Lane<V> lane,
      Class<V> type,
      EnabledDetectors detectors,
      AvroSerdes serdes,
      String output) {
    EnabledDetectors own = detectors.reading(lane.input());
    if (own.isEmpty()) {
      return;
    }
    var store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(lane.store()), Serdes.String(), Serdes.ByteArray())
            .withLoggingEnabled(Map.of())
            .withCachingDisabled();
    String source = lane.name() + "-source";
    String detect = lane.name() + "-detect";
    topology
        .addSource(source, new StringDeserializer(), serdes.deserializer(type), lane.topic().name())
        .addProcessor(detect, () -> new DetectProcessor<>(lane, own), source)
        .addStateStore(store, detect)
        .addSink(
            lane.name() + "-defects",
            output,
            new StringSerializer(),
            serdes.serializer(DefectEvent.class),
            detect);
  }
}
