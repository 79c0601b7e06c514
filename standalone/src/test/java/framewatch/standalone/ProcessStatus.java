package framewatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What Linux says of a running process.
 *
 * @param peakMib largest resident memory so far
 * @param anonymousMib resident memory of its own: heap, native memory, stacks
 * @param fileMib resident memory that is mapped from files, such as libraries
 * @param cpuSeconds CPU time of all its threads
 */
record ProcessStatus(
    double peakMib, double anonymousMib, double fileMib, int threads, double cpuSeconds) {
  /** Clock ticks per second in {@code /proc}: fixed for programs, whatever the kernel uses. */
  private static final double TICKS = 100;

  /** The process as it is now; null if it has ended. */
  static @Nullable ProcessStatus of(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      String status = Files.readString(folder.resolve("status"));
      // Behind the name, which may hold blanks, and its bracket the first field is the third.
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (!status.contains("VmHWM:")) {
        return null;
      }
      return new ProcessStatus(
          field(status, "VmHWM:") / 1024.0,
          field(status, "RssAnon:") / 1024.0,
          field(status, "RssFile:") / 1024.0,
          (int) field(status, "Threads:"),
          (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS);
    } catch (IOException e) {
      return null;
    }
  }

  private static long field(String status, String name) {
    String rest = status.substring(status.indexOf(name) + name.length()).strip();
    return Long.parseLong(rest.split("\\D", 2)[0]);
  }
}
