package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTrainingTest {
  private static final Path LEARNT =
      Path.of("../analyzer/src/main/resources/framewatch/detect/block-corruption.trees");

  @Test
  void theModelThatComesAlongIsAsItWouldBeWritten() throws IOException {
    List<String> lines = Files.readAllLines(LEARNT, StandardCharsets.UTF_8);
    assertThat(Trees.parse(lines, BlockFeatures.NAMES).lines(BlockFeatures.NAMES)).isEqualTo(lines);
  }
}
