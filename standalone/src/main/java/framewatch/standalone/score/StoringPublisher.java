package framewatch.standalone.score;

import framewatch.ingest.publish.PublishException;
import framewatch.ingest.publish.Publisher;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import java.io.IOException;
import org.apache.avro.file.DataFileWriter;

/** Writes the records of one stream to files. Whoever made the writers closes them. */
final class StoringPublisher implements Publisher {
  private final DataFileWriter<FrameBatch> batches;
  private final DataFileWriter<FramePayload> samples;

  StoringPublisher(DataFileWriter<FrameBatch> batches, DataFileWriter<FramePayload> samples) {
    this.batches = batches;
    this.samples = samples;
  }

  @Override
  public synchronized boolean publish(FrameBatch batch, boolean mayDrop) {
    append(batches, batch);
    return true;
  }

  @Override
  public synchronized boolean publish(FramePayload payload, boolean mayDrop) {
    append(samples, payload);
    return true;
  }

  private static <R> void append(DataFileWriter<R> file, R record) {
    try {
      file.append(record);
    } catch (IOException e) {
      throw new PublishException("cannot store descriptors: " + e.getMessage(), e);
    }
  }

  @Override
  public void flush(String streamId) {}

  @Override
  public void close() {}
}
