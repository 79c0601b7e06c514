package framewatch.wire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import framewatch.wire.Records;
import framewatch.wire.Topic;
import framewatch.wire.registry.EmbeddedRegistry;
import framewatch.wire.registry.RegistryClient;
import framewatch.wire.serde.AvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confluent's JavaScript client reads our records, and writes the same bytes. */
class ConfluentJavaScriptIT {
  private static final Path SCHEMAS = Path.of(System.getProperty("project.root"), "schemas");
  private static final Path FOLDER = SCHEMAS.resolve("target/js");
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(runs("node", "--version"), "node is not installed");
    assumeTrue(runs("npm", "--version"), "npm is not installed");
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "echo.cjs")) {
      Files.copy(
          SCHEMAS.resolve("src/test/js").resolve(file),
          FOLDER.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        Files.exists(FOLDER.resolve("node_modules/@confluentinc/schemaregistry/package.json"))
            || runs("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
        "npm install failed, see schemas/target/js/npm.log");
    registry = EmbeddedRegistry.start();
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  private static boolean runs(String... command) throws Exception {
    Files.createDirectories(FOLDER);
    try {
      var process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve(command[0] + ".log").toFile())
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static List<Topic> topics() {
    return RegistryContract.topics();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void isReadAndWrittenAlike(Topic topic) throws Exception {
    var schema = topic.schema().orElseThrow();
    var keys = Map.of("schema.registry.url", registry.url());
    new RegistryClient(keys).register(topic.subject(), schema);
    var serializer = new AvroSerializer<SpecificRecord>();
    serializer.configure(keys, false);
    var record = Records.of(schema, 6);
    var bytes = serializer.serialize(topic.name(), record);

    var echo = echo(topic.name() + " " + Base64.getEncoder().encodeToString(bytes));
    int streamId = schema.getField("streamId").pos();
    assertThat(echo.path("record").path("streamId").asText()).isEqualTo(record.get(streamId));
    assertThat(echo.path("bytes").binaryValue()).isEqualTo(bytes);
  }

  private static JsonNode echo(String line) throws Exception {
    var input = Files.writeString(FOLDER.resolve("input"), line + "\n");
    var errors = FOLDER.resolve("echo.log");
    var process =
        new ProcessBuilder("node", "echo.cjs", registry.url())
            .directory(FOLDER.toFile())
            .redirectInput(input.toFile())
            .redirectError(errors.toFile())
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return new ObjectMapper().readTree(output);
  }
}
