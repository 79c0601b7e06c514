package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhaseDetectorTest {

  private static Window window(double correlation) {
    return new Window(2).correlation(correlation);
  }

  private static Scene of(double seconds, double correlation) {
    return new Scene().sound(2, () -> window(correlation)).moving(seconds);
  }

  @Test
  void reportsOppositePolarity() {
    var scene = of(5, 0.8).sound(2, () -> window(-0.9)).moving(3);
    assertThat(scene.sound(2, () -> window(0.8)).moving(1).end().see(PhaseDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..7.00 WARNING", "close 5.00..8.00 WARNING recovered");
  }

  @Test
  void reportsItUpToTheEndOfTheStream() {
    assertThat(of(1.6, -1).end().see(PhaseDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.60 INFO ended");
  }

  @Test
  void leavesOutAnEffectOfLessThanASecond() {
    var scene = of(1, 0.8).sound(2, () -> window(-1)).moving(0.8);
    assertThat(scene.sound(2, () -> window(0.8)).moving(2).end().see(PhaseDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(1.2, -1).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(0.8).end();
    assertThat(scene.see(PhaseDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.20 INFO discontinuity");
  }

  @Test
  void takesWideStereoForStereo() {
    assertThat(of(5, -0.3).end().see(PhaseDetector.SPEC)).isEmpty();
  }

  @Test
  void takesAnEffectThatComesAndGoesForStereo() {
    int[] count = {0};
    var scene = new Scene().sound(2, () -> window(count[0]++ % 3 == 0 ? -0.9 : -0.45)).moving(8);
    assertThat(scene.end().see(PhaseDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesSilenceAndDeadChannelsToTheirDetectors() {
    var scene = new Scene().sound(2, () -> window(-1).level(-70)).moving(5);
    assertThat(scene.end().see(PhaseDetector.SPEC)).isEmpty();
    scene = new Scene().sound(2, () -> window(-1).level(1, -70)).moving(5);
    assertThat(scene.end().see(PhaseDetector.SPEC)).isEmpty();
  }

  @Test
  void doesNotJudgeMono() {
    var scene = new Scene().sound(1, () -> new Window(1)).moving(5).end();
    assertThat(scene.see(PhaseDetector.SPEC)).isEmpty();
  }
}
