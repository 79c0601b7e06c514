package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes the table of the settings of samples in docs/operations.md, or fails if it differs. */
class SamplesDocTest {
  private static final Path FILE = Path.of("..", "docs", "operations.md");
  private static final String BEGIN = "<!-- settings: written by SamplesDocTest -->\n";
  private static final String END = "<!-- end of settings -->";

  @Test
  void theDocumentListsTheSettings() throws IOException {
    String page = Files.readString(FILE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    String table = ParamTable.of("samples", SampleParams.class).markdown();
    String expected = page.substring(0, from) + table + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE))
        .as(
            "docs/operations.md; write it with: mvn -pl ingest -am test -Dtest=SamplesDocTest"
                + " -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(expected);
  }
}
