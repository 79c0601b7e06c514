package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockinessDetectorTest {

  /** Steps on the grid of 8 all over the picture. */
  static Frame blocky() {
    return new Frame().steps(40, 800).brokenBlocks(20);
  }

  private static List<String> see(Scene scene) {
    return scene.see(BlockinessDetector.SPEC);
  }

  private static Scene usual(double seconds) {
    return new Scene().frames(seconds, () -> new Frame().steps(40, 100));
  }

  @Test
  void reportsBlocksAllOverThePicture() {
    var scene = usual(5).frames(3, BlockinessDetectorTest::blocky);
    assertThat(see(scene.frames(3, () -> new Frame().steps(40, 100)).end()))
        .containsExactly("open 5.00 INFO", "close 5.00..8.24 INFO recovered");
  }

  @Test
  void reportsBlocksThatReachTheEndOfTheStream() {
    assertThat(see(usual(5).frames(2, BlockinessDetectorTest::blocky).end()))
        .containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO ended");
  }

  @Test
  void leavesOutBlocksOfHalfASecond() {
    var scene = usual(5).frames(0.48, BlockinessDetectorTest::blocky).moving(3).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutWhatEveryEncoderLeaves() {
    assertThat(see(usual(5).frames(3, () -> new Frame().steps(40, 360).brokenBlocks(20)).end()))
        .isEmpty();
  }

  @Test
  void leavesOutASceneThatHasThemFromItsSource() {
    var scene =
        usual(5)
            .frames(0.04, () -> new Frame().steps(40, 480).brokenBlocks(20).cut())
            .frames(3, () -> new Frame().steps(40, 480).brokenBlocks(20))
            .end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutStepsThatAreNotSeen() {
    var scene = usual(5).frames(3, () -> new Frame().steps(40, 800).brokenBlocks(4));
    assertThat(see(scene.end())).isEmpty();
  }

  @Test
  void leavesGrossBlocksToBlockCorruption() {
    var scene = usual(5).frames(3, () -> new Frame().steps(40, 800).brokenBlocks(60));
    assertThat(see(scene.end())).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        usual(5)
            .frames(2, BlockinessDetectorTest::blocky)
            .mark(Mark.Kind.DISCONTINUITY, 2, 0)
            .nothing(2)
            .moving(2)
            .end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO discontinuity");
  }

  @Test
  void leavesAFrozenBlockyPictureToFreeze() {
    var scene =
        usual(5)
            .frames(0.04, BlockinessDetectorTest::blocky)
            .frames(3, () -> blocky().still())
            .end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void tellsHowMuchTheBlocksShow() {
    var scene = usual(5).frames(2, BlockinessDetectorTest::blocky).end();
    assertThat(scene.defects(BlockinessDetector.SPEC, Map.of()).get(1).values())
        .containsOnlyKeys("blockiness-mean", "blockiness-max");
  }
}
