package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelSilenceDetectorTest {

  private static Window rightDead() {
    return new Window(2).level(1, -127);
  }

  private static Window silent() {
    return new Window(2).level(-127);
  }

  private static Scene sounding(double seconds) {
    return new Scene().sound(2, () -> new Window(2)).moving(seconds);
  }

  @Test
  void reportsADeadChannel() {
    var scene =
        sounding(5)
            .sound(2, ChannelSilenceDetectorTest::rightDead)
            .moving(6)
            .sound(2, () -> new Window(2))
            .moving(1)
            .end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..10.00 WARNING", "close 5.00..11.00 WARNING recovered");
    assertThat(scene.defects(ChannelSilenceDetector.SPEC, Map.of()).get(0).values())
        .isEqualTo(Map.of("channel", 1.0, "other-level", -20.0));
  }

  @Test
  void reportsOneThatReachesTheEndOfTheStream() {
    var scene = sounding(5).sound(2, ChannelSilenceDetectorTest::rightDead).moving(2).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO ended");
  }

  @Test
  void leavesOutAShortOne() {
    var scene = sounding(1).sound(2, ChannelSilenceDetectorTest::rightDead).moving(0.9);
    scene.sound(2, () -> new Window(2)).moving(1).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().sound(2, ChannelSilenceDetectorTest::rightDead).moving(2);
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(0.9).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..2.00 INFO discontinuity");
  }

  @Test
  void goesOnThroughAPauseOfTheOtherChannel() {
    var scene = new Scene().sound(2, ChannelSilenceDetectorTest::rightDead).moving(2);
    scene.sound(2, ChannelSilenceDetectorTest::silent).moving(1.6);
    scene.sound(2, ChannelSilenceDetectorTest::rightDead).moving(2).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC)).endsWith("close 0.00..5.60 WARNING ended");
  }

  @Test
  void endsWithTheLastSoundOfTheOtherChannel() {
    var scene = new Scene().sound(2, ChannelSilenceDetectorTest::rightDead).moving(2);
    scene.sound(2, ChannelSilenceDetectorTest::silent).moving(5).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..2.00 INFO recovered");
  }

  @Test
  void leavesSilenceOfAllChannelsToTheSilenceDetector() {
    var scene = new Scene().sound(2, ChannelSilenceDetectorTest::silent).moving(5).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void doesNotJudgeSurroundChannels() {
    var scene = new Scene().sound(6, () -> new Window(6).level(3, -127).level(5, -127)).moving(5);
    assertThat(scene.end().see(ChannelSilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void doesNotJudgeMono() {
    var scene = new Scene().sound(1, () -> new Window(1).level(-127)).moving(5).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsAChannelOfWhichOnlyHumIsLeft() {
    var scene = new Scene().sound(2, () -> new Window(2).level(-10)).moving(10);
    scene.sound(2, () -> new Window(2).level(0, -10).level(1, -53)).moving(2).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .containsExactly("open 10.00 INFO", "close 10.00..12.00 INFO ended");
  }

  @Test
  void takesAQuietChannelForAChannel() {
    var scene = new Scene().sound(2, () -> new Window(2).level(1, -53)).moving(10).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsACentreThatHadSoundAndIsDeadForLong() {
    var scene = new Scene().sound(6, () -> new Window(6)).moving(5);
    scene.sound(6, () -> new Window(6).level(2, -127)).moving(40);
    scene.sound(6, () -> new Window(6)).moving(2).end();
    assertThat(scene.see(ChannelSilenceDetector.SPEC))
        .startsWith("open 5.00 CRITICAL")
        .endsWith("close 5.00..45.00 CRITICAL recovered");
    assertThat(scene.defects(ChannelSilenceDetector.SPEC, Map.of()).get(0).values())
        .containsEntry("channel", 2.0);
  }

  @Test
  void leavesAPauseOfTheCentre() {
    var scene = new Scene().sound(6, () -> new Window(6)).moving(5);
    scene.sound(6, () -> new Window(6).level(2, -127)).moving(25);
    assertThat(scene.sound(6, () -> new Window(6)).moving(2).end().see(ChannelSilenceDetector.SPEC))
        .isEmpty();
  }
}
