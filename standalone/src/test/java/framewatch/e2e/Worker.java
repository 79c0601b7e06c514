package framewatch.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@code framewatch} command in a process of its own, with the class path of this one. */
final class Worker implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "e2e");

  private final Process process;
  private final Path out;
  private final Path err;

  private Worker(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@code framewatch} with the arguments. */
  static Worker start(List<String> arguments) {
    return start(arguments, Map.of());
  }

  /** Starts {@code framewatch} with the arguments and further environment variables. */
  static Worker start(List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    // A build that runs in the background has Ctrl-C ignored, and its processes would inherit that.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("framewatch.standalone.Framewatch");
    command.addAll(arguments);
    try {
      Files.createDirectories(LOGS);
      Path out = Files.createTempFile(LOGS, arguments.get(0) + "-", ".out");
      Path err = Path.of(out.toString().replace(".out", ".err"));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(name -> name.startsWith("FRAMEWATCH_"));
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      return new Worker(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the process has ended by itself. */
  int exitCode(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit + "; standard error:\n" + err());
    }
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL: no hook runs, nothing is closed. */
  void kill() {
    process.destroyForcibly();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** Ends the process in order, or else by force. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
