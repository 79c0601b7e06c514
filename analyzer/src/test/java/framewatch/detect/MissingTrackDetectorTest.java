package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingTrackDetectorTest {

  private static Scene programme(double seconds) {
    return new Scene().sound(2, () -> new Window(2)).moving(seconds);
  }

  private static Scene soundAgain(Scene scene) {
    return scene.sound(2, () -> new Window(2));
  }

  @Test
  void reportsSoundThatStopsWhileThePictureGoesOn() {
    var scene = soundAgain(programme(5).noSound().moving(4)).moving(3).end();
    assertThat(scene.see(MissingTrackDetector.SPEC))
        // A window of sound is there when it is over: until then it is missed.
        .containsExactly("open 5.00 WARNING", "close 5.00..9.12 WARNING recovered");
    assertThat(scene.defects(MissingTrackDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("audio", 1.0, "video", 0.0));
  }

  @Test
  void reportsAPictureThatStopsWhileTheSoundGoesOn() {
    var scene = programme(5).noPicture().moving(12).picture().moving(3).end();
    assertThat(scene.see(MissingTrackDetector.SPEC))
        .containsExactly(
            "open 5.00 WARNING",
            "update 5.00..15.00 CRITICAL",
            "close 5.00..17.00 CRITICAL recovered");
    assertThat(scene.defects(MissingTrackDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("audio", 0.0, "video", 1.0));
  }

  @Test
  void leavesOutTracksThatLieALittleApart() {
    var scene = soundAgain(programme(5).noSound().moving(1.8)).moving(3).end();
    assertThat(scene.see(MissingTrackDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsATrackThatEndsEarlyUpToTheEndOfTheOther() {
    assertThat(programme(5).noSound().moving(3).end().see(MissingTrackDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..8.00 WARNING ended");
  }

  @Test
  void reportsATrackThatWasNeverThereOnlyIfItIsExpected() {
    var silent = new Scene().moving(5).end();
    assertThat(silent.see(MissingTrackDetector.SPEC)).isEmpty();
    assertThat(silent.see(MissingTrackDetector.SPEC, Map.of("missing-track.expected", "both")))
        .containsExactly("open 0.00 WARNING", "close 0.00..5.00 WARNING ended");
    assertThat(silent.see(MissingTrackDetector.SPEC, Map.of("missing-track.expected", "video")))
        .isEmpty();
  }

  @Test
  void reportsATrackThatIsAnnouncedAndNeverComes() {
    var sound = new Mark.AudioFormat("aac", 48_000, 2, "stereo");
    var scene = new Scene().format(Mark.Kind.FORMAT_CHANGED, null, sound).moving(5).end();
    assertThat(scene.see(MissingTrackDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..5.00 WARNING ended");
  }

  @Test
  void leavesAGapOfBothTracksToOthers() {
    var scene = programme(5).mark(Mark.Kind.DISCONTINUITY, 6, 0).nothing(6).moving(3);
    assertThat(scene.end().see(MissingTrackDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesASourceThatDeliversNothingToStalled() {
    var scene = programme(5).nothing(6).mark(Mark.Kind.STALLED, 6, 0).moving(3);
    assertThat(scene.end().see(MissingTrackDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnThroughADiscontinuityOfTheTrackThatIsThere() {
    var scene = programme(5).noSound().moving(3).mark(Mark.Kind.DISCONTINUITY, -8, 0).moving(2);
    assertThat(scene.end().see(MissingTrackDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..10.00 WARNING ended");
  }

  @Test
  void knowsNothingOfWhatThisWorkerDropped() {
    var scene = programme(5).noSound().moving(1.5).mark(Mark.Kind.DROPPED, 6, 150).nothing(6);
    assertThat(soundAgain(scene.moving(1.5)).moving(3).end().see(MissingTrackDetector.SPEC))
        .isEmpty();
  }
}
