package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoudnessShortTermDetectorTest {

  private static Scene of(double seconds, double db) {
    return new Scene().sound(2, () -> new Window(2).level(db)).moving(seconds);
  }

  @Test
  void reportsAStretchThatIsFarTooLoud() {
    var scene = of(10, -25).sound(2, () -> new Window(2).level(-5)).moving(20);
    scene.sound(2, () -> new Window(2).level(-25)).moving(10).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC))
        .startsWith("open 11.70 INFO")
        .endsWith("close 11.70..31.20 INFO recovered");
  }

  @Test
  void leavesOutALoudMoment() {
    var scene = of(10, -25).sound(2, () -> new Window(2).level(-5)).moving(6);
    scene.sound(2, () -> new Window(2).level(-25)).moving(10).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC)).isEmpty();
  }

  @Test
  void allowsLessThanTheExcess() {
    assertThat(of(60, -8).end().see(LoudnessShortTermDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(20, -5).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(5).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC))
        .endsWith("close 2.90..20.00 INFO discontinuity");
  }
}
