package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlappingTest {

  private static Scene flapping(int times) {
    var scene = new Scene().moving(1);
    for (int i = 0; i < times; i++) {
      scene.black(1).moving(2);
    }
    return scene;
  }

  private static List<Defect> closed(Scene scene) {
    return scene.defects(BlackDetector.SPEC, Map.of()).stream()
        .filter(defect -> defect.phase() == Defect.Phase.CLOSE)
        .toList();
  }

  @Test
  void fiveInAMinuteAreFive() {
    assertThat(closed(flapping(5).moving(60).end())).hasSize(5);
  }

  @Test
  void whatGoesOnIsOneDefectThatCounts() {
    List<Defect> defects = closed(flapping(50).moving(60).end());
    assertThat(defects).hasSize(6);
    Defect last = defects.get(5);
    assertThat(last.values()).containsEntry("occurrences", 45.0);
    assertThat(last.startUs()).isEqualTo(16_000_000);
    assertThat(last.endUs()).isEqualTo(149_000_000);
    assertThat(last.closeReason()).isEqualTo(Defect.CloseReason.RECOVERED);
  }

  @Test
  void itIsOverWhenAllHasBeenCalmForHalfAMinute() {
    List<Defect> phases =
        flapping(7).moving(60).end().defects(BlackDetector.SPEC, Map.of()).stream()
            .filter(defect -> defect.startUs() == 16_000_000)
            .toList();
    assertThat(phases).extracting(Defect::phase).contains(Defect.Phase.OPEN, Defect.Phase.CLOSE);
    assertThat(phases.get(phases.size() - 1).endUs()).isEqualTo(20_000_000);
  }

  @Test
  void oneThatIsHeldOpenEndsWithTheStream() {
    List<Defect> defects = closed(flapping(7).end());
    assertThat(defects.get(5).closeReason()).isEqualTo(Defect.CloseReason.ENDED);
    assertThat(defects.get(5).endUs()).isEqualTo(20_000_000);
  }

  @Test
  void aMinuteLaterItIsNewAgain() {
    var scene = flapping(6).moving(95).black(1).moving(2).end();
    assertThat(closed(scene)).hasSize(7);
    assertThat(closed(scene).get(6).values()).doesNotContainKey("occurrences");
  }
}
