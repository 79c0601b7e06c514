package framewatch.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How long after its start {@code framewatch inspect} has measured the first frame, which is when a
 * terminal shows the first progress. The process says so itself at log level DEBUG; the time that
 * the script takes before it starts Java comes on top and is printed, too. A program, not a test;
 * run it from the root of the checkout, on a machine that does nothing else:
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp standalone/target/test-classes framewatch.standalone.FirstFrameBenchmark FILE 11
 * }</pre>
 */
public final class FirstFrameBenchmark {
  private static final String SAID = "first frame measured";

  private FirstFrameBenchmark() {}

  /** Arguments: file, number of starts (default 11). The first two do not count. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 11;
    run("inspect", args[0], "--duration", "1ms");
    run("inspect", args[0], "--duration", "1ms");
    double[] first = new double[rounds];
    double[] script = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      first[round] = firstFrameMs(args[0]);
      long start = System.nanoTime();
      run("--version");
      script[round] = (System.nanoTime() - start) / 1e6;
    }
    print("call of framewatch to first frame", first);
    print("whole of framewatch --version", script);
  }

  /** From the call of the script to the line that says so. */
  private static double firstFrameMs(String file) throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "./framewatch", "inspect", file, "--duration", "1ms", "--log-level", "DEBUG")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains(SAID)) {
        line = lines.readLine();
      }
      double ms = (System.nanoTime() - start) / 1e6;
      if (line == null) {
        throw new IllegalStateException("expected a line with: " + SAID);
      }
      lines.transferTo(Writer.nullWriter());
      process.waitFor();
      return ms;
    }
  }

  private static String run(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("./framewatch");
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  private static void print(String what, double[] ms) {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: %.0f ms (%.0f to %.0f), median of %d%n",
        what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
  }
}
