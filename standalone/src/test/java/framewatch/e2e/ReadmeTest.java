package framewatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows the consumers that {@link SnippetsIT} runs, to the letter. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void showsTheJavaConsumer() throws Exception {
    String file =
        Files.readString(Path.of("src/test/java/framewatch/e2e/snippets/ConsumeDefects.java"));
    String body = file.substring(file.indexOf("    Map<String"), file.lastIndexOf("  }\n}"));
    assertThat(Files.readString(README))
        .contains("```java\n" + body.stripTrailing().stripIndent() + "\n```");
  }

  @Test
  void showsTheJavaScriptConsumer() throws Exception {
    String file = Files.readString(Path.of("src/test/js/defects.js"));
    assertThat(Files.readString(README)).contains("```js\n" + file + "```");
  }
}
