package framewatch.standalone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.cli.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSetTest {

  @TempDir private Path folder;

  private LabelledSet read(String json) throws IOException {
    Files.writeString(folder.resolve("labels.json"), json);
    return LabelledSet.read(folder);
  }

  @Test
  void readsStreamsWithTheirLabels() throws IOException {
    LabelledSet set =
        read(
            """
            {"seed": 7, "streams": [
              {"id": "a", "file": "streams/a.mp4", "duration": 36.0, "control": false,
               "events": [{"type": "black", "start": 1.5, "end": 2, "params": {"noise": 0}}],
               "neutral": [{"kind": "credits", "start": 3, "end": 4}]},
              {"id": "b", "file": "b.ts", "duration": 18.0, "control": true, "events": []}]}
            """);
    LabelledStream a = set.streams().get(0);
    assertThat(a.media()).isEqualTo(folder.resolve("streams/a.mp4"));
    assertThat(a.defects()).containsExactly(new Label("black", 1.5, 2));
    assertThat(a.others()).containsExactly(new Label("credits", 3, 4));
    assertThat(set.streams().get(1).clean()).isTrue();
    assertThat(set.types()).containsExactly("black");
    assertThat(set.hours()).isEqualTo(0.015);
    assertThat(set.cleanHours()).isEqualTo(0.005);
  }

  @Test
  void namesAFolderWithoutLabels() {
    assertThatThrownBy(() -> LabelledSet.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessage(folder + ": expected a folder with a readable labels.json");
  }

  @Test
  void namesAStreamWithoutAFile() {
    assertThatThrownBy(() -> read("{\"streams\": [{\"id\": \"a\"}]}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("stream a: expected \"id\", \"file\" and \"duration\"");
  }

  @Test
  void namesALabelThatEndsBeforeItBegins() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"streams": [{"id": "a", "file": "a.mp4", "duration": 3,
                     "events": [{"type": "black", "start": 2, "end": 1}]}]}
                    """))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"start\":2");
  }

  @Test
  void namesWhatIsNoJson() {
    assertThatThrownBy(() -> read("streams"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("labels.json: expected JSON");
  }
}
