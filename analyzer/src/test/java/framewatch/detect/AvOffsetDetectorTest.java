package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvOffsetDetectorTest {

  private static Scene programme(double seconds) {
    return new Scene().sound(2, () -> new Window(2)).moving(seconds);
  }

  private static Scene sound(Scene scene, double jump) {
    return scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.AUDIO, jump, 0);
  }

  private static Scene picture(Scene scene, double jump) {
    return scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.VIDEO, jump, 0);
  }

  private static List<String> see(Scene scene) {
    return scene.end().see(AvOffsetDetector.SPEC);
  }

  @Test
  void reportsSoundThatJumpsAloneUntilItJumpsBack() {
    var scene = sound(sound(programme(5), -0.3).moving(5), 0.3).moving(5);
    assertThat(see(scene))
        .containsExactly("open 5.00 CRITICAL", "close 5.00..10.00 CRITICAL recovered");
    assertThat(scene.defects(AvOffsetDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", -300.0));
  }

  @Test
  void reportsAPictureThatJumpsAlone() {
    var scene = picture(programme(5), -0.15).moving(5);
    assertThat(see(scene)).containsExactly("open 5.00 WARNING", "close 5.00..10.00 WARNING ended");
    assertThat(scene.defects(AvOffsetDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", 150.0));
  }

  @Test
  void leavesOutBothTracksJumpingTogether() {
    assertThat(see(sound(picture(programme(5), -5).moving(1), -5.03).moving(5))).isEmpty();
    assertThat(see(sound(picture(programme(5), 1.5).moving(1), 1.46).moving(5))).isEmpty();
  }

  @Test
  void leavesOutSignalThatWasLostAndCameBack() {
    var sound = sound(programme(5), 1.95).nothing(2).moving(0.2);
    assertThat(see(picture(sound, 2).moving(8))).isEmpty();
    var outage = sound(programme(5), 8.9).nothing(9).moving(0.2);
    assertThat(see(picture(outage, 9).moving(8))).isEmpty();
  }

  @Test
  void leavesOutThatBothTracksDoNotJumpAtTheSameMoment() {
    assertThat(see(sound(picture(programme(5), 0.76).moving(0.2), 0.08).moving(5))).isEmpty();
    assertThat(see(sound(picture(programme(5), -5).moving(1), -5.8).moving(5))).isEmpty();
    assertThat(see(sound(picture(programme(5), -5).moving(1), -6.8).moving(5))).hasSize(2);
  }

  @Test
  void reportsAJumpOfSoundBesideAJitterOfThePicture() {
    var scene = sound(picture(programme(5), -0.02).moving(0.2), -0.3).moving(5);
    assertThat(see(scene)).hasSize(2);
    assertThat(scene.defects(AvOffsetDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", -280.0));
  }

  @Test
  void leavesOutAJumpAfterWhichTheStreamEnds() {
    assertThat(see(picture(programme(5), -0.3).moving(0.1))).isEmpty();
  }

  @Test
  void addsUpJumpsThatAreSmallEachByItself() {
    var scene = sound(sound(programme(5), 0.1).moving(5), 0.06).moving(5);
    assertThat(see(scene))
        .containsExactly("open 10.00 WARNING", "close 10.00..15.00 WARNING ended");
  }

  @Test
  void leavesOutWhatIsWithinTheLimits() {
    assertThat(see(sound(programme(5), 0.12).moving(5))).isEmpty();
  }

  @Test
  void leavesOutTheEdgesOfSplicesHoweverMany() {
    var scene = programme(5);
    for (int i = 0; i < 20; i++) {
      sound(scene, -0.04).moving(3);
    }
    assertThat(see(scene)).isEmpty();
  }

  @Test
  void leavesOutGapsOfThePictureForFramesMayBeLeftOut() {
    assertThat(see(picture(programme(5), 0.5).moving(5))).isEmpty();
  }

  @Test
  void leavesOutAGapOfSoundThatWasLostInTransport() {
    var scene = programme(5).mark(Mark.Kind.CORRUPT, Mark.Track.AUDIO, 0, 2);
    assertThat(see(sound(scene, 0.5).moving(5))).isEmpty();
    var plain = sound(programme(5), 0.5).moving(5).end();
    assertThat(plain.see(AvOffsetDetector.SPEC)).hasSize(2);
    assertThat(plain.see(AvOffsetDetector.SPEC, Map.of("av-offset.gaps", "false"))).isEmpty();
  }

  @Test
  void leavesALongGapOfSoundToMissingTrack() {
    assertThat(see(sound(programme(5), 2.5).moving(5))).isEmpty();
  }

  @Test
  void leavesOutTheReturnOfAStalledSource() {
    var scene = programme(5).nothing(3).mark(Mark.Kind.STALLED, 3, 0);
    assertThat(see(sound(picture(scene, -3).moving(0.2), 0.4).moving(5))).isEmpty();
  }

  @Test
  void reportsTracksThatBeginApart() {
    var late = new Scene().moving(0.32).sound(2, () -> new Window(2)).moving(5);
    assertThat(see(late)).containsExactly("open 0.32 CRITICAL", "close 0.32..5.32 CRITICAL ended");
    assertThat(late.defects(AvOffsetDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("offset", 320.0));
    assertThat(see(new Scene().moving(0.12).sound(2, () -> new Window(2)).moving(5))).isEmpty();
  }

  @Test
  void leavesOutSoundThatComesFirstWhereARunningProgrammeIsJoined() {
    var joined = new Scene().add(new Window(2).lasting(700_000).at(-700_000));
    assertThat(see(joined.sound(2, () -> new Window(2)).moving(5))).isEmpty();
    var file = new Scene().mark(Mark.Kind.OPENED, 60, 0);
    file.add(new Window(2).lasting(700_000).at(-700_000));
    assertThat(see(file.sound(2, () -> new Window(2)).moving(5))).hasSize(2);
  }

  @Test
  void reportsSoundThatRunsAwayFromItsClock() {
    assertThat(see(drifting(4))).hasSize(3).first().isEqualTo("open 16.16 WARNING");
  }

  @Test
  void leavesOutTheToleranceOfClocks() {
    assertThat(see(drifting(70))).isEmpty();
  }

  /** Sound that is placed 40 ms later each time. */
  private static Scene drifting(int secondsApart) {
    var scene = new Scene().add(new Frame().at(0));
    long timeUs = 0;
    for (int steps = 0; steps < 6; steps++, timeUs += 40_000) {
      for (int i = 0; i < 10 * secondsApart; i++, timeUs += 100_000) {
        scene.add(new Window(2).at(timeUs));
      }
    }
    return scene;
  }
}
