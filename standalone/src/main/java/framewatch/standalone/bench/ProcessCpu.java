package framewatch.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * CPU time that this process has used so far, nanoseconds. By the names of its threads, as Linux
 * has them: those of the virtual machine itself are in no interface of Java.
 *
 * @param producers Kafka's network threads that send what a stream produces
 * @param collector the garbage collector, and what else the virtual machine does at safepoints
 * @param compilers compilation to machine code
 * @param whole everything, to the hundredth of a second
 */
record ProcessCpu(long producers, long collector, long compilers, long whole) {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final Path STATUS = Path.of("/proc/self/status");

  static ProcessCpu now() {
    long producers = 0;
    long collector = 0;
    long compilers = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        String name = read(thread.resolve("comm")).strip();
        if (name.startsWith("kafka-producer")) {
          producers += nanos(thread);
        } else if (name.equals("VM Thread") || name.startsWith("GC ") || name.startsWith("G1 ")) {
          collector += nanos(thread);
        } else if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
          compilers += nanos(thread);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ProcessCpu(producers, collector, compilers, system.getProcessCpuTime());
  }

  /** What has been used since then; a compiler's thread that has ended is worth nothing. */
  ProcessCpu since(ProcessCpu before) {
    return new ProcessCpu(
        producers - before.producers,
        collector - before.collector,
        Math.max(0, compilers - before.compilers),
        whole - before.whole);
  }

  /** Memory of this process that is resident now, bytes. */
  static long residentBytes() {
    try {
      return read(STATUS)
          .lines()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long nanos(Path thread) throws IOException {
    String times = read(thread.resolve("schedstat"));
    return times.isEmpty() ? 0 : Long.parseLong(times.substring(0, times.indexOf(' ')));
  }

  /** Empty for a thread that has just ended. */
  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      // No such process: the file was open when the thread ended.
      if (file.startsWith(THREADS)) {
        return "";
      }
      throw e;
    }
  }
}
