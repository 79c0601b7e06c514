package framewatch.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been handed to Kafka and is not stored yet: bounds its bytes over all streams and of
 * each, and remembers per stream what failed. Safe for many threads; stream threads wait here,
 * Kafka's own thread never does.
 *
 * <p>Each of n streams may have an n+1-th part of all bytes in flight: those whose partitions take
 * nothing fill their parts and leave the others theirs. One part is for a stream that begins.
 */
final class InFlight {
  private static final class Stream {
    private int records;
    private long bytes;
    private @Nullable Exception failure;
  }

  private final long maxBytes;
  private final long momentMs;
  private final Map<String, Stream> streams = new HashMap<>();
  private long bytes;
  private boolean closed;

  /**
   * @param maxBytes most bytes at a time; a record larger than a stream's part passes when nothing
   *     else of the stream is in flight and there is room, or when nothing at all is in flight
   * @param momentMs how long a caller that may drop waits for room, milliseconds
   */
  InFlight(long maxBytes, long momentMs) {
    this.maxBytes = maxBytes;
    this.momentMs = momentMs;
  }

  /**
   * Waits for room for a record.
   *
   * @return false if there was none within a moment and the record may be dropped
   * @throws PublishException if an earlier record of the stream failed, or on {@link #close}
   */
  synchronized boolean enter(String streamId, int size, boolean mayDrop) {
    long deadline = System.nanoTime() + momentMs * 1_000_000;
    check(streamId);
    while (!hasRoom(streamId, size)) {
      long leftMs = mayDrop ? (deadline - System.nanoTime()) / 1_000_000 : 60_000;
      if (leftMs <= 0) {
        return false;
      }
      pause(leftMs);
      check(streamId);
    }
    var stream = streams.computeIfAbsent(streamId, id -> new Stream());
    stream.records++;
    stream.bytes += size;
    bytes += size;
    return true;
  }

  /** A record is stored, or will never be. */
  synchronized void leave(String streamId, int size, @Nullable Exception failure) {
    bytes -= size;
    var stream = streams.get(streamId);
    if (stream != null) {
      stream.records--;
      stream.bytes -= size;
      if (stream.failure == null) {
        stream.failure = failure;
      }
    }
    notifyAll();
  }

  /** Waits until nothing of the stream is in flight, and forgets the stream. */
  synchronized void await(String streamId) {
    for (var stream = streams.get(streamId); stream != null && stream.records > 0; ) {
      check(streamId);
      pause(60_000);
    }
    try {
      check(streamId);
    } finally {
      streams.remove(streamId);
    }
  }

  /** Ends all waiting. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private boolean hasRoom(String streamId, int size) {
    var stream = streams.get(streamId);
    long own = stream == null ? 0 : stream.bytes;
    long part = maxBytes / (streams.size() + 1);
    boolean within = own == 0 || own + size <= part;
    return bytes == 0 || (within && bytes + size <= maxBytes);
  }

  private void check(String streamId) {
    var stream = streams.get(streamId);
    if (stream != null && stream.failure != null) {
      throw new PublishException(KafkaFailure.text(stream.failure), stream.failure);
    }
    if (closed) {
      throw new PublishException("the publisher was closed", new IllegalStateException("closed"));
    }
  }

  @SuppressWarnings("WaitNotInLoop") // Both callers call it in a loop.
  private void pause(long ms) {
    try {
      wait(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while waiting for Kafka", e);
    }
  }
}
