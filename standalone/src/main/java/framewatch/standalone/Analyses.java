package framewatch.standalone;

import framewatch.analyzer.BatchAnalysis;
import framewatch.analyzer.MalformedRecordException;
import framewatch.analyzer.Place;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Spec;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analysis of any number of streams without Kafka Streams around it. A record that cannot be
 * analyzed is skipped with a line in the log. Used by one thread at a time.
 */
final class Analyses {
  private static final Logger LOG = LoggerFactory.getLogger(Analyses.class);

  private final EnabledDetectors frameDetectors;
  private final EnabledDetectors sampleDetectors;
  private final Consumer<DefectEvent> out;
  private final Map<String, BatchAnalysis> frames = new HashMap<>();
  private final Map<String, BatchAnalysis> samples = new HashMap<>();

  /**
   * @param detectors what to run over every stream
   * @param out takes the events as they come
   */
  Analyses(EnabledDetectors detectors, Consumer<DefectEvent> out) {
    this.frameDetectors = detectors.reading(Spec.Input.FRAMES);
    this.sampleDetectors = detectors.reading(Spec.Input.SAMPLES);
    this.out = out;
  }

  /** True if a detector reads frames. */
  boolean readsFrames() {
    return !frameDetectors.isEmpty();
  }

  /** True if a detector reads samples. */
  boolean readsSamples() {
    return !sampleDetectors.isEmpty();
  }

  /**
   * Takes the next batch of its stream.
   *
   * @param place where it stood; null if it did not come from a topic
   */
  void take(FrameBatch batch, @Nullable Place place) {
    BatchAnalysis analysis =
        frames.computeIfAbsent(
            batch.getStreamId(), id -> BatchAnalysis.begin(id, frameDetectors, Analyses::clockUs));
    guarded(batch.getStreamId(), analysis, () -> analysis.take(batch, place, out));
  }

  /** Takes the next sample of its stream; as {@link #take(FrameBatch, Place)}. */
  void take(FramePayload payload, @Nullable Place place) {
    BatchAnalysis analysis =
        samples.computeIfAbsent(
            payload.getStreamId(),
            id -> BatchAnalysis.begin(id, sampleDetectors, Analyses::clockUs));
    guarded(payload.getStreamId(), analysis, () -> analysis.take(payload, place, out));
  }

  private static void guarded(String streamId, BatchAnalysis analysis, Runnable take) {
    try {
      take.run();
    } catch (MalformedRecordException e) {
      LOG.warn("{}: skipped a record: {}", streamId, e.getMessage());
    }
    analysis
        .takeFailures()
        .forEach((detector, e) -> LOG.error("{}: detector {} began anew", streamId, detector, e));
  }

  private static long clockUs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }
}
