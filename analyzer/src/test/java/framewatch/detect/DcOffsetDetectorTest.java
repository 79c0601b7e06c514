package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DcOffsetDetectorTest {

  private static Scene of(double seconds, double offset) {
    return new Scene().sound(2, () -> new Window(2).dc(1, offset)).moving(seconds);
  }

  @Test
  void reportsAnOffsetOfOneChannel() {
    var scene = of(5, 0.001).sound(2, () -> new Window(2).dc(1, -0.05)).moving(6);
    scene.sound(2, () -> new Window(2)).moving(2).end();
    assertThat(scene.see(DcOffsetDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..11.00 INFO recovered");
    assertThat(scene.defects(DcOffsetDetector.SPEC, Map.of()).get(1).values().get("offset-max"))
        .isBetween(0.049, 0.051);
  }

  @Test
  void reportsOneThatReachesTheEndOfTheStream() {
    assertThat(of(4, 0.05).end().see(DcOffsetDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..4.00 INFO ended");
  }

  @Test
  void leavesOutASmallOffset() {
    assertThat(of(10, 0.008).end().see(DcOffsetDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutAShortOne() {
    var scene = of(1, 0).sound(2, () -> new Window(2).dc(0, 0.03)).moving(1.8);
    scene.sound(2, () -> new Window(2)).moving(3).end();
    assertThat(scene.see(DcOffsetDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(3, 0.05).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(1).end();
    assertThat(scene.see(DcOffsetDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..3.00 INFO discontinuity");
  }

  @Test
  void takesLowNotesForSound() {
    int[] count = {0};
    var scene =
        new Scene()
            .sound(2, () -> new Window(2).dc(0, count[0]++ % 2 == 0 ? 0.05 : -0.05))
            .moving(10)
            .end();
    assertThat(scene.see(DcOffsetDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesASilentChannelToItsDetectors() {
    var scene = new Scene().sound(2, () -> new Window(2).level(1, -100).dc(1, 0.05)).moving(5);
    assertThat(scene.end().see(DcOffsetDetector.SPEC)).isEmpty();
  }
}
