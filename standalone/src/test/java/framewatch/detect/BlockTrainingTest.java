package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class BlockTrainingTest {
  private static final Path LEARNT =
      Path.of("../analyzer/src/main/resources/framewatch/detect/block-corruption.trees");

  /** Not a test but the program that writes the model; docs/scoring.md tells how to run it. */
  @Test
  @EnabledIfSystemProperty(named = "training.folds", matches = ".+")
  void learns() throws IOException {
    List<String> folds = List.of(System.getProperty("training.folds").split(" ", -1));
    Files.write(LEARNT, BlockTraining.run(folds, System.out).lines(BlockFeatures.NAMES));
  }

  @Test
  void theModelThatComesAlongIsAsItWouldBeWritten() throws IOException {
    List<String> lines = Files.readAllLines(LEARNT, StandardCharsets.UTF_8);
    assertThat(Trees.parse(lines, BlockFeatures.NAMES).lines(BlockFeatures.NAMES)).isEqualTo(lines);
  }
}
