package framewatch.analyzer;

import framewatch.detect.EnabledDetectors;
import framewatch.wire.avro.DefectEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition of one lane: loads the state of a record's stream, has the detectors look, forwards
 * what they find, saves the state once.
 *
 * <p>What was loaded is kept in memory as it is while the task lives. It is never older than the
 * store, and dropped wherever it could be newer: on an error, and with the task, whose transaction
 * may have been aborted.
 */
final class DetectProcessor<V> implements Processor<String, V, String, DefectEvent> {

  /** Header of a dead letter: the detectors that have thrown, separated by commas. */
  static final String DETECTOR_HEADER = "framewatch.detector";

  private static final Logger LOG = LoggerFactory.getLogger(DetectProcessor.class);

  private final Lane<V> lane;
  private final EnabledDetectors detectors;
  private final Map<String, BatchAnalysis> loaded = new HashMap<>();
  private final Set<String> warned = new HashSet<>();
  private @Nullable Task task;

  /** What Streams hands over for the life of a task. */
  private record Task(
      ProcessorContext<String, DefectEvent> context, KeyValueStore<String, byte[]> store) {

    long clockUs() {
      return context.currentSystemTimeMs() * 1000;
    }

    Place place() {
      var metadata = context.recordMetadata().orElseThrow();
      return new Place(metadata.topic(), metadata.partition(), metadata.offset());
    }
  }

  DetectProcessor(Lane<V> lane, EnabledDetectors detectors) {
    this.lane = lane;
    this.detectors = detectors;
  }

  @Override
  public void init(ProcessorContext<String, DefectEvent> context) {
    task = new Task(context, context.getStateStore(lane.store()));
    loaded.clear();
  }

  @Override
  public void close() {
    task = null;
    loaded.clear();
  }

  @Override
  public void process(Record<String, V> record) {
    Task now = Objects.requireNonNull(task, "process before init");
    String streamId = streamId(record);
    BatchAnalysis analysis = loaded.computeIfAbsent(streamId, id -> load(id, now));
    try {
      lane.step()
          .take(
              analysis,
              record.value(),
              now.place(),
              defect -> now.context.forward(record.withKey(streamId).withValue(defect)));
      now.store.put(streamId, analysis.save());
    } catch (RuntimeException e) {
      loaded.remove(streamId);
      throw e;
    }
    if (analysis.ended()) {
      loaded.remove(streamId);
    }
    report(analysis.takeFailures(), record);
  }

  private String streamId(Record<String, V> record) {
    if (record.value() == null) {
      throw new MalformedRecordException("no value: expected a record of " + lane.topic().name());
    }
    String streamId = lane.streamId().apply(record.value());
    if (!streamId.equals(record.key())) {
      throw new MalformedRecordException(
          "key %s: expected the stream's id, %s".formatted(record.key(), streamId));
    }
    return streamId;
  }

  private BatchAnalysis load(String streamId, Task now) {
    byte @Nullable [] saved = now.store.get(streamId);
    if (saved != null) {
      try {
        var analysis = BatchAnalysis.restore(streamId, detectors, now::clockUs, saved);
        analysis.unreadable().stream()
            .filter(warned::add)
            .forEach(
                name -> LOG.warn("{}: no state of its settings and version; begins anew", name));
        return analysis;
      } catch (IllegalArgumentException e) {
        LOG.warn("{}; it begins anew", e.getMessage());
      }
    }
    return BatchAnalysis.begin(streamId, detectors, now::clockUs);
  }

  private static void report(Map<String, RuntimeException> failures, Record<?, ?> record) {
    if (!failures.isEmpty()) {
      String names = String.join(",", failures.keySet().stream().sorted().toList());
      record.headers().add(DETECTOR_HEADER, names.getBytes(StandardCharsets.UTF_8));
      throw new DetectorFailedException(failures);
    }
  }
}
