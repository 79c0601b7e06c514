package framewatch.ingest;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that double up to a limit, each a fifth longer or shorter so that streams spread out. */
final class Backoff {
  private static final double JITTER = 0.2;

  private final Duration first;
  private final Duration max;
  private Duration next;

  Backoff(IngestParams params) {
    first = params.reconnectFirst();
    max = params.reconnectMax();
    next = first;
  }

  /** Nanoseconds to wait this time. */
  long nextNanos() {
    double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    long nanos = (long) (next.toNanos() * jitter);
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(max) < 0 ? doubled : max;
    return nanos;
  }

  /** Things went well for a while. */
  void reset() {
    next = first;
  }
}
