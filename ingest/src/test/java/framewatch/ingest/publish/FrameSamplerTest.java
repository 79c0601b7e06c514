package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.ParamTable;
import framewatch.wire.avro.SampleReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {
  private final List<String> samples = new ArrayList<>();
  private FrameSampler sampler = sampler(Map.of());

  @Test
  void takesTheFirstFrameAndThenOneInEachInterval() {
    for (int ms = 0; ms <= 30_000; ms += 40) {
      frame(ms, 0, 50, 3, false);
    }
    assertThat(samples)
        .containsExactly("0 INTERVAL", "10000 INTERVAL", "20000 INTERVAL", "30000 INTERVAL");
  }

  @Test
  void takesOnlyTheFirstFrameByTimeIfTheIntervalIsZero() {
    sampler = sampler(Map.of("samples.interval", "0s"));
    frame(-20, 0, 50, 3, false);
    frame(40_000, 0, 50, 3, false);
    assertThat(samples).containsExactly("-20 INTERVAL");
  }

  @Test
  void takesCutsThatAreASecondApart() {
    frame(0, 0, 50, 3, false);
    frame(500, 9.9, 50, 30, false);
    frame(1000, 10, 50, 30, false);
    frame(1960, 40, 50, 30, false);
    frame(2000, 40, 50, 30, false);
    assertThat(samples).containsExactly("0 INTERVAL", "1000 SCENE_CUT", "2000 SCENE_CUT");
  }

  @Test
  void takesADamagedFrameButNotEachOne() {
    frame(0, 0, 50, 3, false);
    for (int ms = 40; ms < 9000; ms += 40) {
      frame(ms, 0, 50, 3, true);
    }
    assertThat(samples).containsExactly("0 INTERVAL", "40 SUSPICION", "5040 SUSPICION");
  }

  @Test
  void takesAPictureThatHasGoneBlank() {
    frame(0, 0, 50, 3, false);
    frame(40, 0, 1.9, 40, false);
    frame(80, 0, 1.9, 0.3, false);
    assertThat(samples).containsExactly("0 INTERVAL", "40 SUSPICION");
  }

  @Test
  void takesAPictureThatStoppedAfterItMoved() {
    frame(0, 0, 50, -1, false);
    frame(40, 0, 50, 0, false);
    frame(80, 0, 50, 2, false);
    frame(120, 0, 50, 0.2, false);
    frame(160, 0, 50, 0, false);
    frame(200, 0, 50, 0, false);
    assertThat(samples).containsExactly("0 INTERVAL", "160 SUSPICION");
  }

  @Test
  void staysWithinTheBudgetOfAMinute() {
    sampler = sampler(Map.of("samples.per-minute", "2", "samples.interval", "1s"));
    for (int ms = 57_000; ms <= 65_000; ms += 1000) {
      frame(ms, 0, 50, 3, false);
    }
    assertThat(samples)
        .containsExactly("57000 INTERVAL", "58000 INTERVAL", "60000 INTERVAL", "61000 INTERVAL");
  }

  @Test
  void staysWithinTheBytesOfAMinute() {
    sampler = sampler(Map.of("samples.bytes-per-minute", "1500B", "samples.interval", "1s"));
    for (int ms = 0; ms <= 60_000; ms += 1000) {
      frame(ms, 0, 50, 3, false);
    }
    assertThat(samples).containsExactly("0 INTERVAL", "1000 INTERVAL", "60000 INTERVAL");
  }

  /** Takes what is wanted, 1000 bytes each. */
  private void frame(long ms, double score, double deviation, double difference, boolean damaged) {
    var reason = sampler.decide(ms * 1000, score, deviation, difference, damaged);
    if (reason != SampleReason.NONE) {
      sampler.took(1000);
      samples.add(ms + " " + reason);
    }
  }

  private static FrameSampler sampler(Map<String, String> settings) {
    return new FrameSampler(ParamTable.of("samples", SampleParams.class).parse(settings));
  }
}
