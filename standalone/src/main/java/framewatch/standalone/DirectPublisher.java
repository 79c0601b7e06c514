package framewatch.standalone;

import framewatch.detect.EnabledDetectors;
import framewatch.ingest.publish.Publisher;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.util.function.Consumer;

/**
 * Hands records to the analysis in the same process and thread, without a broker. What comes of
 * them goes to a consumer, which is called by one thread at a time.
 */
final class DirectPublisher implements Publisher {
  private final Analyses analyses;

  /** A publisher that runs the given detectors over every stream. */
  DirectPublisher(EnabledDetectors detectors, Consumer<DefectEvent> out) {
    this.analyses = new Analyses(detectors, out);
  }

  @Override
  public synchronized boolean publish(FrameBatch batch, boolean mayDrop) {
    if (analyses.readsFrames()) {
      analyses.take(batch, null);
    }
    return true;
  }

  @Override
  public synchronized boolean publish(FramePayload payload, boolean mayDrop) {
    if (analyses.readsSamples()) {
      analyses.take(payload, null);
    }
    return true;
  }

  /** Nothing waits here. */
  @Override
  public void flush(String streamId) {}

  @Override
  public void close() {}
}
