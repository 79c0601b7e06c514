package framewatch.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order on Ctrl-C or SIGTERM: the work is told to stop, and the process waits
 * until the command has closed what it opened and printed its result. The exit code is then the
 * JVM's own, 130 or 143.
 */
final class Interrupt implements AutoCloseable {
  /** Longer than any command takes to close, shorter than a person's patience. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean interrupted;

  /**
   * Watches from now until {@link #close}.
   *
   * @param stop asks the work to end; called from another thread, returns at once
   */
  Interrupt(Runnable stop) {
    this.hook =
        new Thread(
            () -> {
              interrupted = true;
              stop.run();
              awaitDone();
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** True once the process has been asked to end. */
  boolean interrupted() {
    return interrupted;
  }

  /** Says that the command has ended. */
  @Override
  public void close() {
    done.countDown();
    if (!interrupted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process began to end at this very moment: the hook returns at once.
      }
    }
  }

  private void awaitDone() {
    try {
      if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
