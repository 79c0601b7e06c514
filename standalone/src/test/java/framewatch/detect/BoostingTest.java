package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostingTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  /** Damaged is what has a above 0.5 and b below 0.3, whatever c is. */
  private static List<Boosting.Example> examples(long seed) {
    var random = new Random(seed);
    List<Boosting.Example> examples = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      float[] features = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      boolean damaged = features[0] > 0.5 && features[1] < 0.3;
      examples.add(new Boosting.Example(features, damaged, 1));
    }
    return examples;
  }

  @Test
  void learnsWhatTheExamplesHaveInCommon() {
    Trees trees = new Boosting(40).learn(examples(1));
    assertThat(examples(2))
        .filteredOn(example -> (trees.of(example.features()) > 0) == example.damaged())
        .hasSizeGreaterThan(2900);
  }

  @Test
  void learnsTheSameOfTheSame() {
    assertThat(new Boosting(10).learn(examples(1)).lines(NAMES))
        .isEqualTo(new Boosting(10).learn(examples(1)).lines(NAMES));
  }

  @Test
  void readsWhatItWrote() {
    List<String> lines = new Boosting(10).learn(examples(1)).lines(NAMES);
    assertThat(Trees.parse(lines, NAMES).lines(NAMES)).isEqualTo(lines);
  }
}
