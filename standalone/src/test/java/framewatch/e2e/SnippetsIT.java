package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import framewatch.analyzer.Analyzer;
import framewatch.analyzer.AnalyzerParams;
import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.e2e.snippets.ConsumeDefects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The consumers that the README shows do read the defects. */
final class SnippetsIT {
  private static final Path JS = Path.of("target", "js");
  private static Cluster cluster;

  /** What both print of the one defect there is, but for its id. */
  private static final String DEFECT = "[0-9a-f]{32} news black WARNING 1\\.000 4\\.000";

  @BeforeAll
  @SuppressWarnings("try") // The analyzer works while it is open.
  static void findADefect() throws Exception {
    cluster = new Cluster();
    try (Analyzer analyzer =
        Analyzer.start(
            "framewatch-black",
            Detectors.enable(
                Detectors.named(List.of("black")), Settings.defaults(Detectors.tables())),
            AnalyzerParams.TABLE.defaults(),
            cluster.kafka().streams())) {
      Command ingest =
          Command.run(
              cluster.arguments(
                  "ingest",
                  "--stream-id",
                  "news",
                  "synthetic:?duration=6s&size=64x64&black=1s-4s"));
      assertThat(ingest.exitCode()).as(ingest.err()).isZero();
      cluster.await("framewatch-black", List.of("framewatch.frames"));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void java() throws Exception {
    printsTheDefect(
        ProcessHandle.current().info().command().orElse("java"),
        "-cp",
        System.getProperty("java.class.path"),
        ConsumeDefects.class.getName());
  }

  @Test
  void javaScript() throws Exception {
    assumeTrue(runs("node", "--version"), "node is not installed");
    assumeTrue(runs("npm", "--version"), "npm is not installed");
    Files.createDirectories(JS);
    for (String file : List.of("package.json", "defects.js")) {
      Files.copy(
          Path.of("src/test/js", file), JS.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        Files.exists(JS.resolve("node_modules/kafkajs/package.json"))
            || runs("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
        "npm install failed, see standalone/target/js/npm.log");

    printsTheDefect("node", "defects.js");
  }

  private static void printsTheDefect(String... command) throws Exception {
    Path out = Files.createTempFile(Files.createDirectories(Path.of("target", "e2e")), "snip", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.command().addAll(List.of(cluster.bootstrapServer(), cluster.registryUrl()));
    builder.directory(command[0].equals("node") ? JS.toFile() : null).redirectOutput(out.toFile());
    Process process = builder.start();
    try {
      Waiting.until(
          "the defect is printed",
          Duration.ofMinutes(1),
          () -> Files.readString(out).contains("CLOSE") || !process.isAlive(),
          () -> read(out));
      assertThat(read(out)).containsPattern("CLOSE " + DEFECT);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean runs(String... command) throws Exception {
    Files.createDirectories(JS);
    try {
      return new ProcessBuilder(command)
              .directory(JS.toFile())
              .redirectErrorStream(true)
              .redirectOutput(JS.resolve(command[0] + ".log").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
