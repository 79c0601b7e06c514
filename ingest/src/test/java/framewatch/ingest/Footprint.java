package framewatch.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * What this process holds.
 *
 * @param residentKib resident memory that is not mapped from files, KiB
 * @param heapKib Java heap that is in use after a collection, KiB
 * @param pointerBytes native memory that JavaCPP has allocated and not given back
 * @param pointers its allocations
 * @param files open file descriptors
 * @param threads live threads
 */
record Footprint(
    long residentKib, long heapKib, long pointerBytes, long pointers, int files, int threads) {
  /** Compiled code, metadata of classes, and what malloc keeps. */
  private static final long RESIDENT_KIB = 4 << 10;

  private static final long HEAP_KIB = 1 << 10;

  /** A source that was just closed may have a few that wait for the collector. */
  private static final long POINTERS = 20;

  /** As it is now, after what the garbage collector can take away. */
  static Footprint now() {
    // Twice: what the first finds dead may hold native memory that is given back in between.
    System.gc();
    System.gc();
    var memory = ManagementFactory.getMemoryMXBean();
    return new Footprint(
        anonymousKib(),
        memory.getHeapMemoryUsage().getUsed() >> 10,
        Pointer.totalBytes(),
        Pointer.totalCount(),
        descriptors(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** What is more than in an earlier one than noise explains; empty if nothing is. */
  List<String> grownSince(Footprint earlier) {
    var grown = new ArrayList<String>();
    check(grown, "resident memory in KiB", residentKib - earlier.residentKib, RESIDENT_KIB);
    check(grown, "heap in KiB", heapKib - earlier.heapKib, HEAP_KIB);
    check(grown, "pointers", pointers - earlier.pointers, POINTERS);
    check(grown, "files", files - earlier.files, 0);
    check(grown, "threads", threads - earlier.threads, 0);
    return grown;
  }

  private static void check(List<String> grown, String what, long growth, long tolerance) {
    if (growth > tolerance) {
      grown.add("%s grew by %d, expected at most %d".formatted(what, growth, tolerance));
    }
  }

  /** One line for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "resident %.1f MiB, heap %.1f MiB, %d bytes behind %d pointers, %d files, %d threads",
        residentKib / 1024.0,
        heapKib / 1024.0,
        pointerBytes,
        pointers,
        files,
        threads);
  }

  private static long anonymousKib() {
    try {
      var status = Files.readString(Path.of("/proc/self/status"));
      return Long.parseLong(status.replaceAll("(?s).*RssAnon:\\s*(\\d+).*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int descriptors() {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
