package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockCorruptionDetectorTest {

  /** Blocks in 20 tiles of the lower right. */
  static Frame damaged() {
    return grid(new Frame(), 16).brokenBlocks(100);
  }

  private static Frame grid(Frame frame, double codeValues) {
    for (int row = 5; row < 9; row++) {
      for (int column = 11; column < 16; column++) {
        frame.grid(VideoFrame.TILE_COLUMNS * row + column, codeValues);
      }
    }
    return frame;
  }

  private static List<String> see(Scene scene) {
    return scene.see(BlockCorruptionDetector.SPEC);
  }

  @Test
  void reportsBlocksInAPartOfThePicture() {
    var scene = new Scene().moving(5).frames(0.4, BlockCorruptionDetectorTest::damaged).moving(3);
    assertThat(see(scene.end()))
        .containsExactly("open 5.00 INFO", "close 5.00..5.40 INFO recovered");
  }

  @Test
  void reportsBlocksThatReachTheEndOfTheStream() {
    var scene = new Scene().moving(5).frames(0.2, BlockCorruptionDetectorTest::damaged).end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..5.20 INFO ended");
  }

  @Test
  void leavesOutABlockOrTwoOfASingleFrame() {
    var scene =
        new Scene()
            .moving(5)
            .frames(0.04, () -> new Frame().grid(80, 12).brokenBlocks(20))
            .moving(3)
            .end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutTheGridOfOrdinaryCompression() {
    var scene =
        new Scene().moving(5).frames(2, () -> grid(new Frame(), 1).brokenBlocks(2)).moving(3).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        new Scene()
            .moving(5)
            .frames(0.4, BlockCorruptionDetectorTest::damaged)
            .mark(Mark.Kind.DISCONTINUITY, 2, 0)
            .nothing(2)
            .moving(2)
            .end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..5.40 INFO discontinuity");
  }

  @Test
  void believesTheDecoder() {
    var scene =
        new Scene()
            .moving(5)
            .frames(0.4, () -> grid(new Frame().decodeErrors(4), 3).brokenBlocks(12))
            .moving(3)
            .end();
    assertThat(see(scene)).startsWith("open 5.00 INFO");
  }

  @Test
  void doesNotTakeEdgesOfThePictureForBlocks() {
    int[] edges = new int[VideoFrame.BORDERS];
    Arrays.fill(edges, 300);
    var scene = new Scene().moving(5).frames(2, () -> new Frame().borders(edges)).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void takesAMissingReferenceAtTheStartForAStart() {
    var scene = new Scene().frames(1, () -> new Frame().decodeErrors(2)).moving(3).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void tellsWhereAndHowMuch() {
    var scene = new Scene().moving(5).frames(0.4, BlockCorruptionDetectorTest::damaged).end();
    Map<String, Double> values =
        scene.defects(BlockCorruptionDetector.SPEC, Map.of()).get(1).values();
    assertThat(values)
        .containsEntry("area-max", 20.0 / 144)
        .containsEntry("column", 13.5 / 16)
        .containsEntry("row", 7.0 / 9);
  }
}
