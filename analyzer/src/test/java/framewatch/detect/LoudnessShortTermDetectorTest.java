package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoudnessShortTermDetectorTest {

  private static Scene of(double seconds, double db) {
    return new Scene().sound(2, () -> new Window(2).level(db)).moving(seconds);
  }

  @Test
  void reportsAStretchThatIsFarTooLoud() {
    var scene = of(10, -25).sound(2, () -> new Window(2).level(-10)).moving(20);
    scene.sound(2, () -> new Window(2).level(-25)).moving(10).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC))
        .startsWith("open 10.40 INFO")
        .endsWith("close 10.40..32.50 INFO recovered");
  }

  @Test
  void leavesOutALoudMoment() {
    var scene = of(10, -25).sound(2, () -> new Window(2).level(-10)).moving(6);
    scene.sound(2, () -> new Window(2).level(-25)).moving(10).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC)).isEmpty();
  }

  @Test
  void allowsLessThanTheExcess() {
    assertThat(of(60, -18).end().see(LoudnessShortTermDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(20, -10).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(5).end();
    assertThat(scene.see(LoudnessShortTermDetector.SPEC))
        .endsWith("close 2.90..20.00 INFO discontinuity");
  }
}
