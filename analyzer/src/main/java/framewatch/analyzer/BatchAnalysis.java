package framewatch.analyzer;

import framewatch.detect.Defect;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Observation;
import framewatch.detect.Origin;
import framewatch.detect.StreamAnalysis;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of one lane of one stream, from records to events: what every deployment runs,
 * whether the records come from a topic or from a method call. Not safe for use by several threads.
 */
public final class BatchAnalysis {

  private final String streamId;
  private final EnabledDetectors detectors;
  private final LongSupplier clockUs;
  private String profile;
  private StreamAnalysis analysis;

  private BatchAnalysis(
      String streamId,
      EnabledDetectors detectors,
      LongSupplier clockUs,
      String profile,
      StreamAnalysis analysis) {
    this.streamId = streamId;
    this.detectors = detectors;
    this.clockUs = clockUs;
    this.profile = profile;
    this.analysis = analysis;
  }

  /**
   * An analysis that has seen nothing.
   *
   * @param clockUs wall clock for {@code emittedUs}, microseconds since 1970
   */
  public static BatchAnalysis begin(
      String streamId, EnabledDetectors detectors, LongSupplier clockUs) {
    String profile = EnabledDetectors.DEFAULT_PROFILE;
    var analysis = new StreamAnalysis(streamId, detectors.of(profile, streamId));
    return new BatchAnalysis(streamId, detectors, clockUs, profile, analysis);
  }

  /**
   * An analysis that goes on where a saved one was.
   *
   * @throws IllegalArgumentException if the bytes are not those of an analysis
   */
  static BatchAnalysis restore(
      String streamId, EnabledDetectors detectors, LongSupplier clockUs, byte[] saved) {
    try {
      var in = ByteBuffer.wrap(saved);
      // No more than there is: what was saved by another version may begin with any number.
      byte[] name = new byte[Math.min(in.getInt(), in.remaining())];
      in.get(name);
      byte[] state = new byte[in.remaining()];
      in.get(state);
      String profile = new String(name, StandardCharsets.UTF_8);
      var analysis = StreamAnalysis.restore(streamId, detectors.of(profile, streamId), state);
      return new BatchAnalysis(streamId, detectors, clockUs, profile, analysis);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("state of stream " + streamId + " cannot be read", e);
    }
  }

  /**
   * Takes a batch.
   *
   * @param place where it stood; null if it did not come from a topic
   * @throws MalformedRecordException if the batch cannot be read
   */
  public void take(FrameBatch batch, @Nullable Place place, Consumer<DefectEvent> out) {
    List<Observation> observations = read(batch);
    use(batch.getProfile());
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
    use(payload.getProfile());
    Origin origin = origin(payload.getEpoch(), payload.getWallClockUs(), place);
    Consumer<Defect> defects = defect -> out.accept(event(defect, place));
    read(payload)
        .ifPresentOrElse(
            observation -> analysis.observe(origin, payload.getPosition(), observation, defects),
            () -> analysis.pass(origin, payload.getPosition(), payload.getTimeUs(), defects));
  }

  private List<Observation> read(FrameBatch batch) {
    try {
      return FrameBatchReader.read(batch);
    } catch (MalformedRecordException e) {
      throw e.of(streamId, batch.getPosition());
    }
  }

  private Optional<Observation> read(FramePayload payload) {
    try {
      return SampleReader.read(payload);
    } catch (MalformedRecordException e) {
      throw e.of(streamId, payload.getPosition());
    }
  }

  /** A stream may be given another profile while it is watched: what is open then is closed. */
  private void use(String wanted) {
    if (!wanted.equals(profile)) {
      var next = detectors.of(wanted, streamId);
      if (!next.equals(detectors.of(profile, streamId))) {
        analysis = StreamAnalysis.restore(streamId, next, analysis.save());
      }
      profile = wanted;
    }
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
    byte[] name = profile.getBytes(StandardCharsets.UTF_8);
    byte[] state = analysis.save();
    return ByteBuffer.allocate(Integer.BYTES + name.length + state.length)
        .putInt(name.length)
        .put(name)
        .put(state)
        .array();
  }
}
