package framewatch.ingest.source;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Time limit of libav's blocking calls. libav asks it at every wait for data; past the time set, or
 * once cancelled from any thread, the blocking call returns AVERROR_EXIT. It must stay reachable as
 * long as the context it was set on.
 */
final class Deadline extends AVIOInterruptCB.Callback_Pointer {
  private volatile long atNanos = Long.MAX_VALUE;
  private volatile boolean cancelled;
  private volatile boolean exceeded;

  /** The calls from now on may take this long together. */
  void in(Duration limit) {
    exceeded = false;
    atNanos = System.nanoTime() + limit.toNanos();
  }

  /** Every call from now on returns at once. */
  void cancel() {
    cancelled = true;
  }

  /** True if a call was ended because its time was over. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public int call(Pointer opaque) {
    if (cancelled) {
      return 1;
    }
    if (atNanos != Long.MAX_VALUE && System.nanoTime() - atNanos > 0) {
      exceeded = true;
      return 1;
    }
    return 0;
  }
}
