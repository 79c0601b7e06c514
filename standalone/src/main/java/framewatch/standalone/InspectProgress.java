package framewatch.standalone;

import framewatch.ingest.Progress;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows on a terminal how far an inspection has come, and ends it when it has seen enough: after
 * the wanted duration, or when a live stream has gone away.
 */
final class InspectProgress implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(InspectProgress.class);

  private final String task;
  private final long limitUs;
  private final boolean wanted;
  private Runnable stop = () -> {};
  private boolean begun;
  private @Nullable ProgressBar bar;

  /**
   * @param limit most media time to look at; null for all
   * @param wanted false for no bar even on a terminal
   */
  @SuppressWarnings("SystemConsoleNull") // See Framewatch.main.
  InspectProgress(String task, @Nullable Duration limit, boolean wanted) {
    this.task = task;
    this.limitUs = limit == null ? Long.MAX_VALUE : limit.toNanos() / 1000;
    // No console: output or input is no terminal, and nobody watches.
    this.wanted = wanted && System.console() != null;
  }

  /** What to call when enough has been seen. */
  void stops(Runnable stop) {
    this.stop = stop;
  }

  @Override
  public void at(long timeUs, long durationUs) {
    if (!begun) {
      begun = true;
      logStart();
    }
    if (wanted) {
      show(timeUs, Math.min(durationUs, limitUs));
    }
    if (timeUs >= limitUs) {
      stop.run();
    }
  }

  @Override
  public void lost(String reason) {
    stop.run();
  }

  /** Takes the bar off the screen. */
  void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** How long a user has waited for a sign of life, as {@code FirstFrameBenchmark} reads it. */
  private static void logStart() {
    if (LOG.isDebugEnabled()) {
      // Not from the process's start: the system knows that to the second only.
      long ms = ManagementFactory.getRuntimeMXBean().getUptime();
      LOG.debug("first frame measured {} ms after the start of Java", ms);
    }
  }

  private void show(long timeUs, long endUs) {
    if (bar == null) {
      bar =
          ProgressBar.builder()
              .setTaskName(task)
              .setInitialMax(endUs > 0 ? endUs / 1000 : -1)
              .setUnit("s", 1000)
              .setUpdateIntervalMillis(200)
              // Without colours, whatever NO_COLOR says.
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .clearDisplayOnFinish()
              .build();
    }
    bar.stepTo(timeUs / 1000);
  }
}
