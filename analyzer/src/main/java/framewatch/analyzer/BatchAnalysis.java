package framewatch.analyzer;

import framewatch.detect.Defect;
import framewatch.detect.EnabledDetector;
import framewatch.detect.Observation;
import framewatch.detect.Origin;
import framewatch.detect.Spec;
import framewatch.detect.StreamAnalysis;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of one lane of one stream, from records to events: what every deployment runs,
 * whether the records come from a topic or from a method call. Not safe for use by several threads.
 */
public final class BatchAnalysis {

  private final StreamAnalysis analysis;
  private final LongSupplier clockUs;

  private BatchAnalysis(StreamAnalysis analysis, LongSupplier clockUs) {
    this.analysis = analysis;
    this.clockUs = clockUs;
  }

  /**
   * An analysis that has seen nothing.
   *
   * @param clockUs wall clock for {@code emittedUs}, microseconds since 1970
   */
  public static BatchAnalysis begin(
      String streamId, List<EnabledDetector> detectors, LongSupplier clockUs) {
    return new BatchAnalysis(new StreamAnalysis(streamId, detectors), clockUs);
  }

  /**
   * An analysis that goes on where a saved one was.
   *
   * @throws IllegalArgumentException if the bytes are not those of an analysis
   */
  static BatchAnalysis restore(
      String streamId, List<EnabledDetector> detectors, LongSupplier clockUs, byte[] saved) {
    return new BatchAnalysis(StreamAnalysis.restore(streamId, detectors, saved), clockUs);
  }

  /** Those detectors that read a lane. */
  public static List<EnabledDetector> lane(Spec.Input input, List<EnabledDetector> detectors) {
    return detectors.stream().filter(detector -> detector.spec().input() == input).toList();
  }

  /**
   * Takes a batch.
   *
   * @param place where it stood; null if it did not come from a topic
   * @throws MalformedRecordException if the batch cannot be read
   */
  public void take(FrameBatch batch, @Nullable Place place, Consumer<DefectEvent> out) {
    List<Observation> observations = FrameBatchReader.read(batch);
    Origin origin = origin(batch.getEpoch(), batch.getWallClockUs(), place);
    Consumer<Defect> defects = defect -> out.accept(event(defect, place));
    for (int i = 0; i < observations.size(); i++) {
      analysis.observe(origin, batch.getPosition() + i, observations.get(i), defects);
    }
  }

  /**
   * Takes a sample.
   *
   * @param place where it stood; null if it did not come from a topic
   * @throws MalformedRecordException if the sample cannot be read
   */
  public void take(FramePayload payload, @Nullable Place place, Consumer<DefectEvent> out) {
    Origin origin = origin(payload.getEpoch(), payload.getWallClockUs(), place);
    Consumer<Defect> defects = defect -> out.accept(event(defect, place));
    SampleReader.read(payload)
        .ifPresentOrElse(
            observation -> analysis.observe(origin, payload.getPosition(), observation, defects),
            () -> analysis.pass(origin, payload.getPosition(), payload.getTimeUs(), defects));
  }

  private DefectEvent event(Defect defect, @Nullable Place place) {
    return DefectWriter.write(defect, place, clockUs.getAsLong());
  }

  private static Origin origin(long epoch, @Nullable Long wallClockUs, @Nullable Place place) {
    return new Origin(
        epoch,
        wallClockUs == null ? OptionalLong.empty() : OptionalLong.of(wallClockUs),
        place == null ? Origin.NO_OFFSET : place.offset());
  }

  /** What detectors have thrown since the last call; see {@link StreamAnalysis#takeFailures}. */
  public Map<String, RuntimeException> takeFailures() {
    return analysis.takeFailures();
  }

  /** See {@link StreamAnalysis#unreadable}. */
  List<String> unreadable() {
    return analysis.unreadable();
  }

  boolean ended() {
    return analysis.ended();
  }

  byte[] save() {
    return analysis.save();
  }
}
