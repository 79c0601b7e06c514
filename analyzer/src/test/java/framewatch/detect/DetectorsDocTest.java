package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Writes docs/detectors.md, and the table in README.md, from the specs and tables of the detectors,
 * in the order of an EBU QC item: purpose, input, parameters, values, severity, example. Fails
 * where a file is not what the code says.
 */
class DetectorsDocTest {

  private static final Path FILE = Path.of("..", "docs", "detectors.md");

  private static final Path README = Path.of("..", "README.md");
  private static final String TABLE_BEGIN = "<!-- detectors: written by DetectorsDocTest -->\n";
  private static final String TABLE_END = "<!-- end of detectors -->";

  private static final String HEAD =
      """
      # Detectors

      <!-- Written by DetectorsDocTest. To write it anew:
      mvn -pl analyzer -am test -Dtest=DetectorsDocTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false
      -->

      Each detector finds one kind of defect and has at most one of it open at a time. A defect
      opens when it has lasted its minimum duration, with the time at which it began; it closes
      when the stream has recovered, at a break in the stream or at its end, with the time up to
      which it was seen to last. Its severity rises with its duration and never falls. Settings
      are given as `-s KEY=VALUE`, in a settings file or in the environment.

      Luma and chroma are in 8-bit code values of limited range, whatever the source: black is 16,
      white 235, neutral chroma 128.

      """;

  @Test
  void theDocumentSaysWhatTheDetectorsSay() throws IOException {
    String expected = HEAD + contents() + interactions() + pages();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "docs/detectors.md; write it with: mvn -pl analyzer -am test -Dtest=DetectorsDocTest"
                + " -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(expected);
  }

  @Test
  void theReadmeListsTheDetectors() throws IOException {
    String readme = Files.readString(README);
    int from = readme.indexOf(TABLE_BEGIN) + TABLE_BEGIN.length();
    int to = readme.indexOf(TABLE_END);
    String expected = readme.substring(0, from) + table() + readme.substring(to);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(README, expected);
    }
    assertThat(Files.readString(README))
        .as("the table of detectors in README.md; write it as docs/detectors.md")
        .isEqualTo(expected);
  }

  private static String table() {
    return Detectors.ALL.stream()
        .map(
            spec ->
                "| [`%s`](docs/detectors.md#%s) | %s | %s |\n"
                    .formatted(spec.name(), spec.name(), spec.title(), minDuration(spec)))
        .collect(
            Collectors.joining(
                "",
                "| detector | what it is called in the field | reported from |\n| --- | --- | --- |\n",
                ""));
  }

  private static String minDuration(Spec<?> spec) {
    return spec.table().rows().stream()
        .filter(row -> row.key().endsWith(".min-duration"))
        .map(ParamTable.Row::defaultValue)
        .findFirst()
        .orElse("");
  }

  private static String contents() {
    return Detectors.ALL.stream()
        .map(spec -> "- [`%s`](#%s): %s\n".formatted(spec.name(), spec.name(), spec.title()))
        .collect(Collectors.joining("", "", "\n"));
  }

  private static String interactions() {
    return Interactions.ALL.stream()
        .map(
            each ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        each.winner(),
                        each.losers().stream()
                            .map("`%s`"::formatted)
                            .collect(Collectors.joining(", ")),
                        each.because()))
        .collect(
            Collectors.joining(
                "",
                """
                ## One cause, one defect

                Where several detectors could report the same stretch, one does:

                | reported by | not by | why it could be theirs |
                | --- | --- | --- |
                """,
                """

                A condition that comes and goes does not raise a defect each time: after five of
                one detector within a minute the next one stays open until there has been none for
                half a minute, and its value `occurrences` counts.

                """));
  }

  private static String pages() {
    return Detectors.ALL.stream().map(DetectorsDocTest::page).collect(Collectors.joining("\n"));
  }

  private static String page(Spec<?> spec) {
    return "## "
        + spec.name()
        + "\n\n**"
        + spec.title()
        + "**, version "
        + spec.version()
        + ". "
        + spec.purpose()
        + "\n\n**Input:** "
        + input(spec)
        + "\n\n**Parameters**\n\n"
        + spec.table().markdown()
        + "\n**Values**\n\n| value | unit | meaning |\n| --- | --- | --- |\n"
        + spec.values().stream().map(DetectorsDocTest::row).collect(Collectors.joining())
        + "\n**Severity:** "
        + severity(spec.table())
        + "\n\n**Example:** "
        + example(spec);
  }

  private static String input(Spec<?> spec) {
    return switch (spec.input()) {
      case FRAMES -> "frame descriptors, audio windows and marks, topic `framewatch.frames`.";
      case SAMPLES -> "sampled pictures, topic `framewatch.samples`.";
    };
  }

  private static String row(Spec.Value value) {
    return "| `%s` | %s | %s |\n".formatted(value.name(), value.unit(), value.meaning());
  }

  private static String severity(ParamTable<?> table) {
    return table.rows().stream()
        .filter(row -> row.key().endsWith(".warning") || row.key().endsWith(".critical"))
        .map(
            row ->
                "%s from %s on (`%s`)"
                    .formatted(
                        row.key().substring(row.key().indexOf('.') + 1),
                        row.defaultValue(),
                        row.key()))
        .collect(Collectors.joining(", ", "info, ", "."));
  }

  private static String example(Spec<?> spec) {
    Example example = Example.of(spec.name());
    List<Defect> defects = example.scene().defects(spec, example.settings());
    String lines =
        defects.stream()
            .map(defect -> Scene.line(defect) + "  " + defect.values() + "\n")
            .collect(Collectors.joining());
    return example.story() + "\n\n```text\n" + lines + "```\n";
  }
}
