package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurDetectorTest {

  /** As {@link Frame} makes it, with less than half of its detail. */
  static Frame blurred() {
    return new Frame().detail(25, 4, 8);
  }

  private static List<String> see(Scene scene) {
    return scene.see(BlurDetector.SPEC);
  }

  @Test
  void reportsALossOfFocusFromItsFirstFrameToItsLast() {
    var scene = new Scene().moving(5).frames(3, BlurDetectorTest::blurred).moving(2).end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO recovered");
  }

  @Test
  void reportsABlurThatReachesTheEndOfTheStream() {
    assertThat(see(new Scene().moving(5).frames(1, BlurDetectorTest::blurred).end()))
        .containsExactly("open 5.00 INFO", "close 5.00..6.00 INFO ended");
  }

  @Test
  void leavesOutABlurThatIsShorter() {
    var scene = new Scene().moving(5).frames(0.52, BlurDetectorTest::blurred).moving(2).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutALossThatIsSmaller() {
    var scene = new Scene().moving(5).frames(3, () -> new Frame().detail(48, 6, 8)).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        new Scene()
            .moving(5)
            .frames(2, BlurDetectorTest::blurred)
            .mark(Mark.Kind.DISCONTINUITY, 2, 0)
            .nothing(2)
            .frames(2, BlurDetectorTest::blurred)
            .end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO discontinuity");
  }

  @Test
  void reportsABlurSinceACutWhenSharpnessComesBack() {
    var scene =
        new Scene()
            .moving(2)
            .frames(0.04, () -> blurred().cut())
            .frames(2.96, BlurDetectorTest::blurred)
            .moving(2)
            .end();
    assertThat(see(scene)).containsExactly("open 2.00 INFO", "close 2.00..5.00 INFO recovered");
  }

  @Test
  void goesOnAfterACutToAShotThatIsAsBlurred() {
    var scene =
        new Scene()
            .moving(5)
            .frames(2, BlurDetectorTest::blurred)
            .frames(0.04, () -> new Frame().detail(30, 5, 7).cut())
            .frames(0.96, () -> new Frame().detail(30, 5, 7))
            .frames(0.04, () -> new Frame().cut())
            .moving(2)
            .end();
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO recovered");
  }

  @Test
  void leavesOutACaptionThatGoes() {
    var scene =
        new Scene()
            .frames(
                4,
                () -> {
                  var frame = blurred().detail(60, 4, 3);
                  for (int tile = 130; tile < 142; tile++) {
                    frame.tileEdge(tile, 20);
                  }
                  return frame;
                })
            .frames(4, BlurDetectorTest::blurred)
            .end();
    assertThat(see(scene)).isEmpty();
  }

  /** A shot without much detail, and words over some rows of its tiles that go. */
  private static Scene wordsThatGo(int firstRow, int rows) {
    return new Scene()
        .frames(4, () -> withWords(firstRow, rows))
        .frames(4, BlurDetectorTest::soft)
        .end();
  }

  private static Frame soft() {
    return new Frame().detail(25, 0.4, 8);
  }

  private static Frame withWords(int firstRow, int rows) {
    var frame = soft().detail(90, 0.4, 1.2);
    for (int row = firstRow; row < firstRow + rows; row++) {
      for (int column = 2; column < 14; column++) {
        frame.tileEdge(row * VideoFrame.TILE_COLUMNS + column, 20);
      }
    }
    return frame;
  }

  @ParameterizedTest
  @CsvSource({"7, 2", "0, 2", "3, 3"})
  void leavesOutWordsOverASoftShotThatGo(int firstRow, int rows) {
    assertThat(see(wordsThatGo(firstRow, rows))).isEmpty();
  }

  @Test
  void leavesOutTheSmearBeforeACut() {
    var scene =
        new Scene()
            .moving(5)
            .frames(0.16, BlurDetectorTest::blurred)
            .frames(0.04, () -> softer().cut())
            .frames(3, BlurDetectorTest::softer)
            .end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void takesACutToASofterSceneForACut() {
    var scene =
        new Scene()
            .moving(5)
            .frames(0.04, () -> softer().cut())
            .frames(3, BlurDetectorTest::softer)
            .end();
    assertThat(see(scene)).isEmpty();
  }

  /** Another picture, darker on the left where the other is brighter. */
  private static Frame softer() {
    Frame frame = blurred();
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      frame.tileLuma(tile, 180 - 8 * (tile % VideoFrame.TILE_COLUMNS));
    }
    return frame;
  }

  @Test
  void takesAFadeForAFade() {
    var scene =
        new Scene()
            .moving(5)
            .frames(1, () -> new Frame().luma(60, 16).detail(24, 3.6, 3))
            .moving(2)
            .end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void takesCoarserCodingForCoding() {
    var scene = new Scene().moving(5).frames(2, () -> new Frame().detail(38, 5, 3)).moving(2).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutBlack() {
    assertThat(see(new Scene().moving(5).black(3).moving(2).end())).isEmpty();
  }

  @Test
  void leavesOutSolidColour() {
    var scene = new Scene().moving(5).frames(3, () -> new Frame().flat(149)).moving(2).end();
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void tellsHowMuchSharpnessWasLost() {
    var scene = new Scene().moving(5).frames(3, BlurDetectorTest::blurred).moving(2).end();
    Map<String, Double> values = scene.defects(BlurDetector.SPEC, Map.of()).get(1).values();
    assertThat(values.get("loss-mean")).isCloseTo(8 / 3.0, within(1e-9));
    assertThat(values.get("loss-max")).isCloseTo(8 / 3.0, within(1e-9));
  }
}
