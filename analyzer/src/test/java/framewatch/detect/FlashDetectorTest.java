package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FlashDetectorTest {

  private static final double[] RATES = {24, 25, 30_000 / 1001.0, 30, 50, 60};

  /** What flashes: the first tiles of the picture, between two lumas. */
  private record Flash(double hz, int tiles, double low, double high) {

    Frame frame(double second, boolean changes) {
      boolean isHigh = half(second) % 2 == 0;
      var frame = new Frame().flat(90).still();
      for (int tile = 0; tile < tiles; tile++) {
        frame.tileLuma(tile, isHigh ? high : low);
        if (changes) {
          frame.tileMoving(tile, high - low);
        }
      }
      return frame;
    }

    /** Number of the half period that is shown. */
    private long half(double second) {
      return (long) Math.floor(second * 2 * hz + 1e-6);
    }

    boolean changes(double second, double frameSeconds) {
      return half(second) != half(second - frameSeconds);
    }
  }

  /** Two seconds of grey, some of flashing, two of grey. */
  private static Scene scene(double rate, double seconds, Flash flash) {
    var scene = new Scene();
    for (int n = 0; n < (4 + seconds) * rate; n++) {
      double second = n / rate - 2;
      var frame =
          second < 0 || second >= seconds
              ? new Frame().flat(90).still()
              : flash.frame(second, flash.changes(second, 1 / rate));
      scene.add(frame.lasting(Math.round(1e6 / rate)).at(Math.round(n * 1e6 / rate)));
    }
    return scene.nothing(4 + seconds).end();
  }

  static Scene flashing() {
    return scene(25, 2, new Flash(5, 144, 40, 160));
  }

  private static List<String> see(double rate, double seconds, Flash flash) {
    return scene(rate, seconds, flash).see(FlashDetector.SPEC);
  }

  /** Luma of a luminance, cd/m2, on a display of 200 cd/m2. */
  private static double luma(double luminance, double gamma) {
    return 16 + 219 * Math.pow(luminance / 200, 1 / gamma);
  }

  @Test
  void findsEveryFlashThatIsTooFastAndTooLarge() {
    for (double rate : RATES) {
      for (double hz : new double[] {3.5, 4, 5, 7.5, 10, 12}) {
        for (int tiles : new int[] {38, 72, 144}) {
          assertThat(see(rate, 2, new Flash(hz, tiles, 16, 96)))
              .as("%.2f frames/s, %.1f flashes/s, %d tiles", rate, hz, tiles)
              .hasSize(2)
              .first(InstanceOfAssertFactories.STRING)
              .matches("open 2[.][012]. WARNING");
        }
      }
    }
  }

  @Test
  void findsContrastsJustAboveTheLimitForEitherGamma() {
    for (double gamma : new double[] {2.2, 2.4}) {
      for (double darker = 0; darker < 159; darker += 5) {
        var flash = new Flash(5, 144, luma(darker, gamma), luma(darker + 20.5, gamma));
        assertThat(see(25, 2, flash)).as("%.0f cd/m2, gamma %.1f", darker, gamma).isNotEmpty();
      }
    }
  }

  @Test
  void leavesOutThreeFlashesInASecond() {
    for (double rate : RATES) {
      for (double hz : new double[] {1, 2, 2.5, 2.9}) {
        assertThat(see(rate, 5, new Flash(hz, 144, 16, 235)))
            .as("%.2f frames/s, %.1f flashes/s", rate, hz)
            .isEmpty();
      }
    }
  }

  @Test
  void leavesOutAFifthOfTheScreen() {
    for (double rate : RATES) {
      assertThat(see(rate, 2, new Flash(7.5, 29, 16, 235))).as("%.2f frames/s", rate).isEmpty();
    }
  }

  @Test
  void countsTilesThatAreCoveredInPartByTheirPart() {
    // 26 tiles in full and the 13 around them by a third: a fifth of the screen.
    var scene = new Scene();
    for (int n = 0; n < 75; n++) {
      var frame = new Frame().flat(90).still();
      for (int tile = 0; tile < 39; tile++) {
        double full = tile < 26 ? 1 : 1.0 / 3;
        frame.tileLuma(tile, n / 3 % 2 == 0 ? 90 : 90 + 145 * full);
        frame.tileMoving(tile, n % 3 == 0 ? 145 * full : 0);
      }
      scene.add(frame.at(n * 40_000L));
    }
    assertThat(scene.see(FlashDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutLowContrast() {
    assertThat(see(25, 3, new Flash(5, 144, 100, 118))).isEmpty();
  }

  @Test
  void leavesOutFlashesBetweenBrightPictures() {
    assertThat(see(25, 3, new Flash(5, 144, luma(172, 2.2), 235))).isEmpty();
  }

  @Test
  void leavesOutThreeFlashesAlone() {
    assertThat(see(25, 0.72, new Flash(4, 144, 60, 160))).isEmpty();
  }

  @Test
  void findsFourFlashes() {
    assertThat(see(25, 1, new Flash(4, 144, 60, 160))).hasSize(2);
  }

  @Test
  void leavesOutTilesThatChangeEachAtATimeOfTheirOwn() {
    var scene = new Scene();
    for (int n = 0; n < 100; n++) {
      var frame = new Frame().flat(90).moving(10);
      for (int tile = 0; tile < VideoFrame.TILES; tile++) {
        frame.tileLuma(tile, (n + tile % 7) / 3.5 % 2 < 1 ? 60 : 160);
      }
      scene.add(frame.at(n * 40_000L));
    }
    assertThat(scene.end().see(FlashDetector.SPEC)).isEmpty();
  }

  @Test
  void findsFlashesOfSaturatedRedThatDoNotChangeTheLight() {
    assertThat(red(102, 240, 144).see(FlashDetector.SPEC))
        .containsExactly("open 0.09 WARNING", "close 0.09..3.04 WARNING ended");
    assertThat(red(102, 240, 29).see(FlashDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutFlashesOfAnotherColour() {
    assertThat(red(118, 150, 144).see(FlashDetector.SPEC)).isEmpty();
    assertThat(red(240, 118, 144).see(FlashDetector.SPEC)).isEmpty();
  }

  private static Scene red(int blue, int red, int tiles) {
    var scene = new Scene();
    for (int n = 0; n < 76; n++) {
      var frame = new Frame().flat(63).still().saturation(0, 0, 60);
      for (int tile = 0; tile < VideoFrame.TILES; tile++) {
        boolean coloured = tile < tiles && n / 3 % 2 == 0;
        frame.tileColour(tile, coloured ? blue : 128, coloured ? red : 128);
      }
      scene.frames(0.04, () -> frame);
    }
    return scene.end();
  }

  @Test
  void beginsAnewAfterADiscontinuity() {
    var scene = new Scene();
    var flash = new Flash(5, 144, 40, 160);
    for (int n = 0; n < 30; n++) {
      var frame = flash.frame(n * 0.04, true);
      scene.frames(0.04, () -> frame);
      if (n == 14) {
        scene.mark(Mark.Kind.DISCONTINUITY, 0, 0);
      }
    }
    assertThat(scene.end().see(FlashDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnToTheEndOfTheStream() {
    var scene = new Scene().frames(2, () -> new Frame().flat(90).still());
    var flash = new Flash(5, 144, 40, 160);
    for (int n = 0; n < 51; n++) {
      var frame = flash.frame(n * 0.04, true);
      scene.frames(0.04, () -> frame);
    }
    assertThat(scene.end().see(FlashDetector.SPEC))
        .containsExactly("open 2.09 WARNING", "close 2.09..4.04 WARNING ended");
  }
}
