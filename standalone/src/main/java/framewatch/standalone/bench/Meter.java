package framewatch.standalone.bench;

import framewatch.cli.CommandException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work, each on a thread of its own, and says what it cost. */
final class Meter {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LOOK_MS = 100;

  private Meter() {}

  private record Done(Pass pass, long nanos) {}

  static Cost run(Work work) throws Exception {
    return run(work, 1);
  }

  /** The same work on several threads at a time. */
  static Cost run(Work work, int threads) throws Exception {
    return run(Collections.nCopies(threads, work));
  }

  static Cost run(List<? extends Work> works) throws Exception {
    // What the run before has left is not to be collected at this one's expense.
    System.gc();
    ProcessCpu before = ProcessCpu.now();
    List<FutureTask<Done>> tasks = new ArrayList<>();
    for (Work work : works) {
      FutureTask<Done> task =
          new FutureTask<>(() -> new Done(work.run(), THREADS.getCurrentThreadCpuTime()));
      tasks.add(task);
      Thread thread = new Thread(task, "bench");
      thread.setDaemon(true);
      thread.start();
    }
    Pass pass = Pass.NOTHING;
    long nanos = 0;
    long resident = 0;
    for (FutureTask<Done> task : tasks) {
      while (!task.isDone()) {
        resident = Math.max(resident, ProcessCpu.residentBytes());
        await(task);
      }
      Done done = result(task);
      pass = pass.plus(done.pass());
      nanos += done.nanos();
    }
    return new Cost(pass, nanos, ProcessCpu.now().since(before), resident);
  }

  private static void await(FutureTask<Done> task) throws InterruptedException {
    try {
      task.get(LOOK_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Not yet, or to be told by result.
    }
  }

  private static Done result(FutureTask<Done> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandException known) {
        throw known;
      }
      throw e;
    }
  }
}
