package framewatch.ingest.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Time limit of libav's blocking calls. libav asks it at every wait for data; past the time set, or
 * once cancelled from any thread, the blocking call returns AVERROR_EXIT.
 */
final class Deadline implements AutoCloseable {
  private static final Map<Long, Deadline> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong LAST_NUMBER = new AtomicLong();

  /** One for all sources: JavaCPP has room for ten callbacks of a kind, and then silently none. */
  private static final Callback CALLBACK = new Callback();

  private final long number = LAST_NUMBER.incrementAndGet();
  private volatile long atNanos = Long.MAX_VALUE;
  private volatile boolean cancelled;
  private volatile boolean exceeded;

  /** A limit on all calls with this context. */
  Deadline(AVFormatContext context) {
    OPEN.put(number, this);
    context.interrupt_callback().opaque(new Handle(number));
    context.interrupt_callback().callback(CALLBACK);
  }

  /** The calls from now on may take this long together. */
  void in(Duration limit) {
    atNanos = System.nanoTime() + limit.toNanos();
  }

  /** Every call from now on returns at once. */
  void cancel() {
    cancelled = true;
  }

  /**
   * True if a call was ended because its time was over. Stays true: libav may hand out what it
   * still holds before the error shows.
   */
  boolean exceeded() {
    return exceeded;
  }

  /** To be called after the context has been closed. */
  @Override
  public void close() {
    OPEN.remove(number);
  }

  private boolean ends() {
    if (cancelled) {
      return true;
    }
    if (atNanos != Long.MAX_VALUE && System.nanoTime() - atNanos > 0) {
      exceeded = true;
      return true;
    }
    return false;
  }

  private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(@Nullable Pointer opaque) {
      Deadline deadline = opaque == null ? null : OPEN.get(opaque.address());
      return deadline == null || deadline.ends() ? 1 : 0;
    }
  }

  /** A number in the place of a pointer; libav hands it back and never looks. */
  private static final class Handle extends Pointer {
    Handle(long value) {
      address = value;
    }
  }
}
