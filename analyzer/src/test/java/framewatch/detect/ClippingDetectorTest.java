package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClippingDetectorTest {

  /** Percentiles of clipped sound after AAC; its level changes from window to window. */
  private static Supplier<Window> smeared() {
    int[] count = {0};
    return () -> {
      double level = count[0]++ % 2 == 0 ? 1 : 0.95;
      return new Window(2).level(-6).amplitudes(0, 0.4 * level, 0.85 * level, 0.95, 1.03);
    };
  }

  private static Supplier<Window> music() {
    int[] count = {0};
    return () -> {
      double level = count[0]++ % 2 == 0 ? 1 : 0.95;
      return new Window(2).level(-10).amplitudes(0, 0.2 * level, 0.5 * level, 0.7 * level, 0.99);
    };
  }

  private static Scene of(double seconds, Supplier<Window> window) {
    return new Scene().sound(2, window).moving(seconds);
  }

  @Test
  void reportsSamplesInARowAtFullScale() {
    var scene = of(5, music()).sound(2, () -> music().get().clipped(0, 8)).moving(3);
    assertThat(scene.sound(2, music()).moving(2).end().see(ClippingDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..7.00 WARNING", "close 5.00..8.00 WARNING recovered");
  }

  @Test
  void reportsFlatTopsThatACodecHasSmeared() {
    var scene = of(5, music()).sound(2, smeared()).moving(3).sound(2, music()).moving(2).end();
    assertThat(scene.see(ClippingDetector.SPEC))
        .startsWith("open 5.00 INFO")
        .endsWith("close 5.00..8.00 WARNING recovered");
  }

  @Test
  void reportsClippingThatReachesTheEndOfTheStream() {
    assertThat(of(1, smeared()).end().see(ClippingDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO ended");
  }

  @Test
  void leavesOutAFewClippedWindows() {
    var scene = of(1, music()).sound(2, smeared()).moving(0.32).sound(2, music()).moving(3).end();
    assertThat(scene.see(ClippingDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(1, smeared()).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(0.3).end();
    assertThat(scene.see(ClippingDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO discontinuity");
  }

  @Test
  void takesLoudMusicForSound() {
    assertThat(of(10, music()).end().see(ClippingDetector.SPEC)).isEmpty();
  }

  @Test
  void takesASineForATone() {
    // A low one stays at full scale for many samples.
    assertThat(
            of(10, () -> new Window(2).level(-3.01).fullScaleRun(0, 12))
                .end()
                .see(ClippingDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesSeveralTonesForTones() {
    // Their percentiles lie close together too, but nothing changes from window to window.
    assertThat(
            of(10, () -> new Window(2).level(-6).amplitudes(0, 0.45, 0.87, 0.98, 1))
                .end()
                .see(ClippingDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesATopOfABassForSmooth() {
    assertThat(
            of(10, () -> music().get().fullScaleRun(0, 12).curvature(0, 0.0002, 0.00005, 0))
                .end()
                .see(ClippingDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesFlatWindowsThatEndAtOtherLevelsForMusic() {
    int[] count = {0};
    assertThat(
            of(
                    10,
                    () -> {
                      double level = 0.5 + 0.1 * (count[0]++ % 5);
                      return new Window(2)
                          .level(-6)
                          .amplitudes(0, 0.4 * level, 0.85 * level, 0.95 * level, level);
                    })
                .end()
                .see(ClippingDetector.SPEC))
        .isEmpty();
  }

  @Test
  void doesNotJudgeQuietSound() {
    assertThat(
            of(10, () -> smeared().get().amplitudes(0, 0.1, 0.2, 0.22, 0.3))
                .end()
                .see(ClippingDetector.SPEC))
        .isEmpty();
  }

  @Test
  void reportsPeaksFarAboveFullScaleAsACodecMakesThemOfCutTops() {
    // Noise-like sound that is cut off only a little keeps its percentiles.
    var scene = of(5, music()).sound(2, () -> new Window(2).amplitudes(0, 0.2, 0.5, 0.8, 1.1));
    assertThat(scene.moving(2.8).sound(2, music()).moving(2).end().see(ClippingDetector.SPEC))
        .startsWith("open 5.00 INFO")
        .endsWith("close 5.00..7.80 WARNING recovered");
  }

  @Test
  void takesAFewPeaksJustAboveFullScaleForLimitedMusic() {
    int[] count = {0};
    var scene =
        of(10, () -> new Window(2).amplitudes(0, 0.2, 0.5, 0.8, count[0]++ % 10 == 0 ? 1.1 : 1.02));
    assertThat(scene.end().see(ClippingDetector.SPEC)).isEmpty();
  }
}
