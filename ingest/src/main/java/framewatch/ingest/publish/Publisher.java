package framewatch.ingest.publish;

import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;

/**
 * Where the records of a worker's streams go: a Kafka cluster, or the analysis in the same process.
 * Safe for use by many threads; the records of one stream come from one thread, in order.
 */
public interface Publisher extends AutoCloseable {

  /**
   * Takes a batch.
   *
   * @param mayDrop true for a live stream: rather than wait longer than a moment the batch is
   *     refused. Otherwise the call waits until there is room.
   * @return false if the batch was refused; the caller announces the gap
   * @throws PublishException if records of this stream cannot be published, now or since the last
   *     call
   */
  boolean publish(FrameBatch batch, boolean mayDrop);

  /** Takes a sample; as {@link #publish(FrameBatch, boolean)}. */
  boolean publish(FramePayload payload, boolean mayDrop);

  /**
   * Waits until everything taken so far of one stream is safely stored.
   *
   * @throws PublishException if it cannot be stored
   */
  void flush(String streamId);

  @Override
  void close();
}
