package framewatch.analyzer;

import framewatch.detect.Spec;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One of the two ways from a topic to defects: frames or samples. They share nothing, so that each
 * has its own order and its own state.
 *
 * @param name part of the names of nodes, stores and changelogs; changing it loses state
 */
record Lane<V>(
    String name, Spec.Input input, Topic topic, Function<V, String> streamId, Step<V> step) {

  static final Lane<FrameBatch> FRAMES =
      new Lane<>(
          "frames", Spec.Input.FRAMES, Topics.FRAMES, FrameBatch::getStreamId, BatchAnalysis::take);

  static final Lane<FramePayload> SAMPLES =
      new Lane<>(
          "samples",
          Spec.Input.SAMPLES,
          Topics.SAMPLES,
          FramePayload::getStreamId,
          BatchAnalysis::take);

  /** Takes a record into an analysis. */
  interface Step<V> {
    void take(BatchAnalysis analysis, V value, Place place, Consumer<DefectEvent> out);
  }

  /** Name of the store with the state of the streams; also in its changelog's name. */
  String store() {
    return name + "-state";
  }
}
