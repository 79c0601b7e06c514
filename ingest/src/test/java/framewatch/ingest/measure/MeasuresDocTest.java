package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.VideoFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Writes docs/measures.md from the schema of the descriptors; the last table is kept, {@link
 * Deviations} writes its rows. Fails where the file is not what the schema says.
 */
class MeasuresDocTest {

  static final String HOW =
      "write docs/measures.md with: mvn -pl ingest -am test"
          + " -Dtest='MeasuresDocTest,*OracleTest' -Ddocs.update=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final String HEAD =
      """
      # Measures

      <!-- Written by MeasuresDocTest from the schema, and by the oracle tests. To write it anew:
      mvn -pl ingest -am test -Dtest='MeasuresDocTest,*OracleTest' -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false
      -->

      What ingest measures of every frame and of every 100 ms of sound. A meter measures and never
      decides: no number here depends on a threshold that a replay may want to change.

      """;

  private static final String AGAINST =
      """

      ## Against other implementations

      Largest deviation from what others compute of the same media, over all frames or windows of
      the media in the tests; rounded up.

      """;

  @Test
  void theDocumentSaysWhatTheSchemaSays() throws IOException {
    String document = Files.exists(Deviations.FILE) ? Files.readString(Deviations.FILE) : "";
    int rows = document.indexOf(Deviations.TABLE);
    String expected =
        HEAD
            + section("Video", "frame", VideoFrames.getClassSchema())
            + "\n"
            + section("Audio", "window", AudioWindows.getClassSchema())
            + AGAINST
            + (rows < 0 ? Deviations.TABLE : document.substring(rows));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(Deviations.FILE, expected);
      document = expected;
    }
    assertThat(document).as(HOW).isEqualTo(expected);
  }

  private static String section(String title, String per, Schema record) {
    return record.getFields().stream()
        .map(field -> "| `%s` | %s |\n".formatted(field.name(), cell(field.doc())))
        .collect(
            Collectors.joining(
                "",
                "## %s\n\nOf each %s.\n\n| measure | what it is |\n| --- | --- |\n"
                    .formatted(title, per),
                ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
