package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class FlickerDetectorTest {

  /** Two seconds of steady light, then so many frames with another luma each. */
  private static Scene scene(int frames, IntUnaryOperator luma) {
    var scene = new Scene().moving(2);
    for (int n = 0; n < frames; n++) {
      int now = luma.applyAsInt(n);
      scene.frames(0.04, () -> new Frame().luma(now, 20));
    }
    return scene;
  }

  private static List<String> see(int frames, IntUnaryOperator luma) {
    return scene(frames, luma).moving(3).end().see(FlickerDetector.SPEC);
  }

  static Scene flickering() {
    return scene(100, n -> n / 3 % 2 == 0 ? 110 : 114).moving(3).end();
  }

  @Test
  void reportsLightThatGoesUpAndDown() {
    assertThat(flickering().see(FlickerDetector.SPEC))
        .containsExactly(
            "open 2.20 INFO", "update 2.20..5.20 WARNING", "close 2.20..6.00 WARNING recovered");
  }

  @Test
  void reportsTheFlickerOfOldFilmThatHasNoPeriod() {
    var random = new Random(1);
    assertThat(see(100, n -> 106 + random.nextInt(9))).hasSize(3);
  }

  @Test
  void leavesOutWhatIsHardlySeen() {
    assertThat(see(100, n -> n / 3 % 2 == 0 ? 110 : 112)).isEmpty();
  }

  @Test
  void leavesOutWhatIsOverAtOnce() {
    assertThat(see(20, n -> n / 3 % 2 == 0 ? 110 : 114)).isEmpty();
  }

  @Test
  void leavesOutAChangeOfLight() {
    assertThat(see(100, n -> 110 + n / 2)).isEmpty();
  }

  @Test
  void leavesFlashesToTheFlashDetector() {
    assertThat(see(100, n -> n / 3 % 2 == 0 ? 60 : 160)).isEmpty();
  }

  @Test
  void leavesOutAPartOfThePicture() {
    var scene = new Scene();
    for (int n = 0; n < 100; n++) {
      boolean bright = n / 3 % 2 == 0;
      var frame = new Frame().luma(bright ? 114 : 110, 20).tiles(110);
      for (int tile = 0; tile < 60; tile++) {
        frame.tileLuma(tile, bright ? 120 : 110);
      }
      scene.frames(0.04, () -> frame);
    }
    assertThat(scene.end().see(FlickerDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnToTheEndOfTheStream() {
    assertThat(scene(50, n -> n / 3 % 2 == 0 ? 110 : 114).end().see(FlickerDetector.SPEC))
        .containsExactly("open 2.20 INFO", "close 2.20..4.00 INFO ended");
  }

  @Test
  void beginsAnewAfterADiscontinuity() {
    var scene = scene(20, n -> n / 3 % 2 == 0 ? 110 : 114).mark(Mark.Kind.DISCONTINUITY, 0, 0);
    for (int n = 0; n < 20; n++) {
      int luma = n / 3 % 2 == 0 ? 110 : 114;
      scene.frames(0.04, () -> new Frame().luma(luma, 20));
    }
    assertThat(scene.end().see(FlickerDetector.SPEC)).isEmpty();
  }
}
