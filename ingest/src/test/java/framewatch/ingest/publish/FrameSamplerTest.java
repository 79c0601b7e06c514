package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {
  private static final int DIFFERENCE = 30;

  private final List<String> samples = new ArrayList<>();
  private final byte[] tiles = new byte[144];
  private FrameSampler sampler = sampler(Map.of());

  @Test
  void takesTheFirstFrameAndThenOneInEachInterval() {
    for (int ms = 0; ms <= 30_000; ms += 40) {
      frame(ms, 0, 50, 3, false);
    }
    assertThat(samples)
        .containsExactly(
            "0 [INTERVAL]", "10000 [INTERVAL]", "20000 [INTERVAL]", "30000 [INTERVAL]");
  }

  @Test
  void takesOnlyTheFirstFrameByTimeIfTheIntervalIsZero() {
    sampler = sampler(Map.of("samples.interval", "0s"));
    frame(-20, 0, 50, 3, false);
    frame(40_000, 0, 50, 3, false);
    assertThat(samples).containsExactly("-20 [INTERVAL]");
  }

  @Test
  void takesCutsThatAreASecondApart() {
    frame(0, 0, 50, 3, false);
    frame(500, 9.9, 50, 30, false);
    frame(1000, 10, 50, 30, false);
    frame(1960, 40, 50, 30, false);
    frame(2000, 40, 50, 30, false);
    assertThat(samples).containsExactly("0 [INTERVAL]", "1000 [SCENE_CUT]", "2000 [SCENE_CUT]");
  }

  @Test
  void takesADamagedFrameButNotEachOne() {
    frame(0, 0, 50, 3, false);
    for (int ms = 40; ms < 9000; ms += 40) {
      frame(ms, 0, 50, 3, true);
    }
    assertThat(samples)
        .containsExactly("0 [INTERVAL]", "40 [SUSPICION] after a good one", "5040 [SUSPICION]");
  }

  @Test
  void takesAPictureThatHasGoneBlank() {
    frame(0, 0, 50, 3, false);
    frame(40, 0, 1.9, 40, false);
    frame(80, 0, 1.9, 0.3, false);
    assertThat(samples).containsExactly("0 [INTERVAL]", "40 [SUSPICION] after a good one");
  }

  @Test
  void takesAPictureThatStoppedAfterItMoved() {
    frame(0, 0, 50, -1, false);
    for (int ms = 40; ms <= 1000; ms += 40) {
      frame(ms, 0, 50, ms <= 80 ? 2 : ms == 120 ? 0.2 : 0, false);
    }
    // The one before is the same picture.
    assertThat(samples).containsExactly("0 [INTERVAL]", "320 [SUSPICION]");
  }

  @Test
  void isNotTakenInByRepeatedFrames() {
    for (int ms = 0; ms <= 8000; ms += 40) {
      frame(ms, 0, 50, ms % 200 == 0 ? 0 : 3, false);
    }
    assertThat(samples).containsExactly("0 [INTERVAL]");
  }

  @Test
  void takesAPictureInWhichATileJumps() {
    for (int ms = 0; ms <= 2000; ms += 40) {
      tiles[70] = (byte) (ms == 1000 ? 90 : 0);
      frame(ms, 0, 50, 3, false);
    }
    assertThat(samples).containsExactly("0 [INTERVAL]", "1000 [SUSPICION] after a good one");
  }

  @Test
  void namesTheReasonsFromTheStrongest() {
    frame(0, 0, 50, 3, false);
    frame(10_000, 30, 50, 30, true);
    assertThat(samples.get(1)).startsWith("10000 [SUSPICION, SCENE_CUT, INTERVAL]");
  }

  private void frame(long ms, double score, double deviation, double difference, boolean damaged) {
    byte[] differences = tiles.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] = differences[i] == 0 ? DIFFERENCE : differences[i];
    }
    var reasons = sampler.decide(ms * 1000, score, deviation, difference, differences, damaged);
    if (!reasons.isEmpty()) {
      boolean lastGood = sampler.suspicion().hasLastGood();
      samples.add(ms + " " + reasons + (lastGood ? " after a good one" : ""));
    }
    Arrays.fill(tiles, (byte) 0);
  }

  private static FrameSampler sampler(Map<String, String> settings) {
    return new FrameSampler(ParamTable.of("samples", SampleParams.class).parse(settings));
  }
}
