package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelsDetectorTest {

  private static Scene scene() {
    return new Scene().size(1280, 720).moving(5);
  }

  @Test
  void reportsTooMuchThatIsBlackerThanBlack() {
    var scene = scene().frames(3, () -> new Frame().below(101)).moving(2).end();
    assertThat(scene.see(LevelsDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO recovered");
    assertThat(scene.defects(LevelsDetector.SPEC, Map.of()).get(0).values())
        .containsEntry("below-max", 0.0101);
  }

  @Test
  void reportsTooMuchThatIsWhiterThanWhite() {
    var scene = scene().frames(3, () -> new Frame().brightest(247)).end();
    assertThat(scene.see(LevelsDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO ended");
  }

  @Test
  void leavesOutMaterialThatIsSoFromACutOn() {
    var scene =
        scene()
            .frames(0.04, () -> new Frame().below(500).cut())
            .frames(30, () -> new Frame().below(500))
            .end();
    assertThat(scene.see(LevelsDetector.SPEC)).isEmpty();
    assertThat(scene.defects(LevelsDetector.SPEC, Map.of("levels.material", "20s"))).hasSize(3);
  }

  @Test
  void leavesOutAPictureThatGrowsTooDarkLittleByLittle() {
    var scene =
        scene()
            .frames(0.2, () -> new Frame().below(80))
            .frames(30, () -> new Frame().below(120))
            .end();
    assertThat(scene.see(LevelsDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutOnePercent() {
    var scene = scene().frames(3, () -> new Frame().below(100).brightest(246)).end();
    assertThat(scene.see(LevelsDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutAGlint() {
    var scene = scene().frames(1.96, () -> new Frame().brightest(254)).moving(2).end();
    assertThat(scene.see(LevelsDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutTheBlankingOfAnalogueVideo() {
    var scene = scene().frames(3, () -> new Frame().below(220).bars(0, 12)).end();
    assertThat(scene.see(LevelsDetector.SPEC)).isEmpty();
  }

  @Test
  void countsBlackBarsThatAreBlackerThanBlack() {
    var scene = scene().frames(3, () -> new Frame().below(2600).bars(92, 0)).end();
    assertThat(scene.see(LevelsDetector.SPEC)).hasSize(2);
  }

  @Test
  void leavesBlackAndSolidColoursToTheirDetectors() {
    var scene = scene().frames(3, () -> new Frame().flat(0)).frames(3, () -> new Frame().flat(254));
    assertThat(scene.end().see(LevelsDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        scene()
            .frames(2, () -> new Frame().below(500))
            .mark(Mark.Kind.DISCONTINUITY, 0, 0)
            .frames(0.8, () -> new Frame().below(500))
            .end();
    assertThat(scene.see(LevelsDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO discontinuity");
  }
}
