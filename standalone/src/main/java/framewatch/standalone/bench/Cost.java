package framewatch.standalone.bench;

/**
 * What some work took.
 *
 * @param pass of all its threads together
 * @param streamNanos CPU time of the threads that did it, nanoseconds
 * @param process CPU time of the process in the meantime
 * @param residentBytes most memory of the process that was resident in the meantime
 */
record Cost(Pass pass, long streamNanos, ProcessCpu process, long residentBytes) {

  /** Milliseconds per frame of the work, of the threads that send for it, and of collection. */
  double msPerFrame() {
    return perFrame(counted());
  }

  /** Milliseconds per frame of everything else in this process but compilers: the broker. */
  double restMsPerFrame() {
    return Math.max(0, perFrame(process.whole() - counted() - process.compilers()));
  }

  /** True if next to nothing was compiled meanwhile: the code has reached its speed. */
  boolean warm() {
    return process.compilers() * 20 < streamNanos;
  }

  /** Of the collector all, though part of it works for the broker. */
  private long counted() {
    return streamNanos + process.producers() + process.collector();
  }

  private double perFrame(long nanos) {
    return nanos / 1e6 / Math.max(1, pass.frames());
  }
}
