package framewatch.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition instead of a time. */
final class Waiting {
  private static final long STEP_MS = 50;

  private Waiting() {}

  /**
   * Returns once the condition holds.
   *
   * @param state what to say of the state of things if it never does
   */
  static void until(
      String what, Duration limit, Callable<Boolean> condition, Supplier<String> state)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + limit + "; " + state.get());
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MS);
    }
  }
}
