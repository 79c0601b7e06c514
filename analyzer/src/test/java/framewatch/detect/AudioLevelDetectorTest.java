package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioLevelDetectorTest {

  private static Scene of(double seconds, double db) {
    return new Scene().sound(2, () -> new Window(2).level(db)).moving(seconds);
  }

  @Test
  void reportsSoundThatIsTooLow() {
    var scene = of(5, -20).sound(2, () -> new Window(2).level(-45)).moving(40);
    scene.sound(2, () -> new Window(2)).moving(3).end();
    assertThat(scene.see(AudioLevelDetector.SPEC))
        .startsWith("open 5.00 INFO")
        .endsWith("close 5.00..45.00 INFO recovered");
    assertThat(scene.defects(AudioLevelDetector.SPEC, Map.of()).get(0).values())
        .containsEntry("high", 0.0);
  }

  @Test
  void reportsPeaksAboveFullScale() {
    int[] count = {0};
    var scene =
        new Scene()
            .sound(2, () -> new Window(2).peak(0, count[0]++ % 5 == 0 ? 0.8 : -6))
            .moving(40)
            .end();
    assertThat(scene.see(AudioLevelDetector.SPEC)).startsWith("open 0.00 INFO").hasSize(2);
    assertThat(scene.defects(AudioLevelDetector.SPEC, Map.of()).get(0).values())
        .containsEntry("high", 1.0);
  }

  @Test
  void leavesOutAQuietSceneOfLessThan30Seconds() {
    var scene = of(5, -20).sound(2, () -> new Window(2).level(-45)).moving(29);
    scene.sound(2, () -> new Window(2)).moving(3).end();
    assertThat(scene.see(AudioLevelDetector.SPEC)).isEmpty();
  }

  @Test
  void letsAFewLoudMomentsPass() {
    int[] count = {0};
    var scene =
        new Scene()
            .sound(2, () -> new Window(2).level(count[0]++ % 40 == 39 ? -30 : -45))
            .moving(40)
            .end();
    assertThat(scene.see(AudioLevelDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..39.90 INFO ended");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(35, -45).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(20).end();
    assertThat(scene.see(AudioLevelDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..35.00 INFO discontinuity");
  }

  @Test
  void leavesSilenceToTheSilenceDetector() {
    assertThat(of(60, -70).end().see(AudioLevelDetector.SPEC)).isEmpty();
  }

  @Test
  void takesSpeechWithPausesForSound() {
    int[] count = {0};
    var scene =
        new Scene()
            .sound(2, () -> new Window(2).level(count[0]++ % 4 == 0 ? -25 : -50))
            .moving(60)
            .end();
    assertThat(scene.see(AudioLevelDetector.SPEC)).isEmpty();
  }
}
