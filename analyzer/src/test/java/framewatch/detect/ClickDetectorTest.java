package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClickDetectorTest {

  private static Window music() {
    return new Window(2).curvature(0, 0.05, 0.01, 100).curvature(1, 0.05, 0.01, 100);
  }

  private static Window click(double peak, double rms) {
    return music().curvature(0, peak, rms, 2400);
  }

  private static Scene with(Window window) {
    var scene = new Scene().sound(2, ClickDetectorTest::music).moving(5);
    return scene.sound(2, () -> window).moving(0.1).sound(2, ClickDetectorTest::music).moving(4);
  }

  @Test
  void reportsAClickWhereItIs() {
    assertThat(with(click(0.6, 0.012)).end().see(ClickDetector.SPEC))
        .containsExactly("open 5.05 INFO", "close 5.05..5.06 INFO recovered");
  }

  @Test
  void takesClicksThatFollowOneAnotherForOneDefect() {
    var scene = new Scene();
    for (int i = 0; i < 40; i++) {
      scene.add((i % 10 == 9 ? click(0.6, 0.012) : music()).at(i * 100_000L));
    }
    scene.add(music().at(4_000_000)).end();
    assertThat(scene.see(ClickDetector.SPEC))
        .startsWith("open 0.95 INFO")
        .endsWith("close 0.95..3.96 WARNING ended");
  }

  @Test
  void reportsClicksInWindowAfterWindow() {
    var scene = new Scene().sound(2, ClickDetectorTest::music).moving(1);
    scene.sound(2, () -> click(0.6, 0.014)).moving(1).sound(2, ClickDetectorTest::music).moving(3);
    assertThat(scene.end().see(ClickDetector.SPEC))
        .startsWith("open 1.05 INFO")
        .endsWith("close 1.05..1.96 INFO recovered");
  }

  @Test
  void takesWhatIsNotSteepEnoughForSound() {
    assertThat(with(click(0.6, 0.02)).end().see(ClickDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutWhatCannotBeHeard() {
    assertThat(with(click(0.05, 0.001)).end().see(ClickDetector.SPEC)).isEmpty();
  }

  @Test
  void takesTheAttackOfANoteForSound() {
    var drum = click(0.6, 0.012).envelope(0, 0, 10, -40).envelope(0, 10, 20, -15);
    assertThat(with(drum).end().see(ClickDetector.SPEC)).isEmpty();
  }

  @Test
  void takesCracklingForSound() {
    // Many in a window, so that none stands out.
    var scene = new Scene().sound(2, () -> click(0.6, 0.02)).moving(5).end();
    assertThat(scene.see(ClickDetector.SPEC)).isEmpty();
  }

  @Test
  void saysNothingOfAClickAtADiscontinuity() {
    var scene = new Scene().sound(2, ClickDetectorTest::music).moving(1);
    scene.sound(2, () -> click(0.6, 0.012)).moving(0.1).mark(Mark.Kind.DISCONTINUITY, 0, 0);
    scene.sound(2, ClickDetectorTest::music).moving(1).end();
    assertThat(scene.see(ClickDetector.SPEC)).isEmpty();
  }
}
