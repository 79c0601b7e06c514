package framewatch.ingest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Since when nothing has arrived from a source, and when to say so again. Used by one thread. */
final class IdleClock {
  private static final long OFTEN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** After this long it is said less often. */
  private static final long PATIENT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private long arrivedNanos = System.nanoTime();
  private long nextNanos = arrivedNanos;

  /** Something has arrived. */
  void arrived() {
    arrivedNanos = System.nanoTime();
  }

  /**
   * Says how long nothing has arrived if it is time to: once a second, and less often when it has
   * been said for long.
   *
   * @param idleUs takes microseconds
   * @return nanoseconds until it is time again
   */
  long sayWhenDue(LongConsumer idleUs) {
    long now = System.nanoTime();
    if (now - nextNanos >= 0) {
      long idle = now - arrivedNanos;
      idleUs.accept(idle / 1000);
      nextNanos = now + (idle < PATIENT_NANOS ? OFTEN_NANOS : SELDOM_NANOS);
    }
    return nextNanos - now;
  }
}
