package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterboxDetectorTest {

  private static Scene scene() {
    return new Scene().size(1280, 720);
  }

  private static Frame letterbox() {
    return new Frame().bars(92, 0);
  }

  private static Frame windowbox() {
    return new Frame().bars(92, 160);
  }

  @Test
  void reportsBarsThatAppear() {
    var scene = scene().moving(5).frames(4, LetterboxDetectorTest::letterbox).moving(5).end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..9.00 INFO recovered");
    assertThat(scene.defects(LetterboxDetector.SPEC, Map.of()).get(0).values())
        .isEqualTo(Map.of("rows", 2 * 92 / 720.0, "columns", 0.0));
  }

  @Test
  void reportsBarsAtTheSides() {
    var scene = scene().moving(5).frames(4, () -> new Frame().bars(0, 160)).end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..9.00 INFO ended");
  }

  @Test
  void reportsBarsThatDisappear() {
    var scene = scene().frames(5, LetterboxDetectorTest::letterbox).moving(4).end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..9.00 INFO ended");
  }

  @Test
  void reportsBarsThatAppearInFastMotion() {
    var scene =
        scene()
            .frames(5, () -> new Frame().moving(14))
            .frames(4, () -> letterbox().moving(14))
            .frames(5, () -> new Frame().moving(14))
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..9.00 INFO recovered");
  }

  @Test
  void takesBarsThatComeWithACutForTheFormat() {
    var scene =
        scene()
            .moving(5)
            .frames(0.04, () -> letterbox().moving(30))
            .frames(4, LetterboxDetectorTest::letterbox)
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  @Test
  void takesBarsThatADissolveBringsForTheFormat() {
    // The bars are as dark as the highest level first, and as the lowest one last.
    var scene = scene().moving(5);
    for (int level = 3; level > 0; level--) {
      int dark = level;
      scene.frames(0.12, () -> dissolving(dark));
    }
    assertThat(scene.frames(4, LetterboxDetectorTest::letterbox).end().see(LetterboxDetector.SPEC))
        .isEmpty();
  }

  private static Frame dissolving(int darkLevel) {
    var frame = new Frame();
    for (int level = darkLevel; level < VideoFrame.MARGIN_LEVELS.size(); level++) {
      frame.margin(level, 0, 92).margin(level, 1, 92);
    }
    return frame;
  }

  @Test
  void takesBarsThatShowAfterACutToADarkShotForTheFormat() {
    var scene =
        scene()
            .moving(5)
            .frames(0.04, () -> dark().moving(30))
            .frames(2, LetterboxDetectorTest::dark)
            .frames(4, LetterboxDetectorTest::letterbox)
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsBarsAnewThatComeBack() {
    var scene =
        scene()
            .moving(5)
            .frames(3, LetterboxDetectorTest::letterbox)
            .frames(1.6, Frame::new)
            .frames(3, LetterboxDetectorTest::letterbox)
            .moving(3)
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO",
            "close 5.00..8.00 INFO recovered",
            "open 9.60 INFO",
            "close 9.60..12.60 INFO recovered");
  }

  @Test
  void leavesOutAnInsert() {
    var scene = scene().moving(5).frames(1.96, LetterboxDetectorTest::letterbox).moving(5).end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  @Test
  void takesBarsFromTheStartForTheFormat() {
    var scene = scene().frames(20, LetterboxDetectorTest::letterbox).end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsBarsOnAllSidesFromTheStart() {
    var scene = scene().frames(10, LetterboxDetectorTest::windowbox).moving(4).end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..10.00 WARNING recovered");
  }

  @Test
  void takesAnotherFormatForTheStreamsAfterAMinute() {
    var scene = scene().moving(5).frames(100, LetterboxDetectorTest::letterbox).moving(5).end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .contains(
            "close 5.00..64.96 WARNING recovered",
            "open 105.00 INFO",
            "close 105.00..110.00 WARNING ended")
        .filteredOn(line -> line.startsWith("open"))
        .hasSize(2);
  }

  @Test
  void goesOnThroughBlackAndDarkScenes() {
    var scene =
        scene()
            .moving(5)
            .frames(3, LetterboxDetectorTest::letterbox)
            .frames(2, () -> new Frame().flat(16).bars(720, 1280))
            .frames(1, LetterboxDetectorTest::letterbox)
            .moving(2)
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..10.00 WARNING", "close 5.00..11.00 WARNING recovered");
  }

  @Test
  void takesADarkSceneForAPicture() {
    var scene = scene().moving(5).frames(5, LetterboxDetectorTest::dark).end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  /** Each level reaches farther in. */
  private static Frame dark() {
    return new Frame()
        .bars(160, 0)
        .margin(0, 0, 20)
        .margin(1, 0, 60)
        .margin(2, 0, 120)
        .margin(0, 1, 30)
        .margin(1, 1, 70)
        .margin(2, 1, 110);
  }

  @Test
  void leavesBlackToTheBlackDetector() {
    var scene = scene().moving(5).frames(5, () -> new Frame().flat(16).bars(720, 1280)).end();
    assertThat(scene.see(LetterboxDetector.SPEC)).isEmpty();
  }

  @Test
  void takesBarsAfterASpliceForTheFormat() {
    var scene =
        scene()
            .moving(5)
            .frames(3, LetterboxDetectorTest::letterbox)
            .mark(Mark.Kind.DISCONTINUITY, 0, 0)
            .frames(3, LetterboxDetectorTest::letterbox)
            .end();
    assertThat(scene.see(LetterboxDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO discontinuity");
  }
}
