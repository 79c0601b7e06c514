package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscontinuityDetectorTest {

  @Test
  void reportsAGapFromWhereTheNextFrameWasExpectedToWhereItCame() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, 1.5, 0).nothing(1.5).moving(3);
    assertThat(scene.end().see(DiscontinuityDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..6.50 WARNING recovered");
    assertThat(scene.defects(DiscontinuityDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("jump", 1.5, "jumps", 1.0));
  }

  @Test
  void reportsAJumpBackAsAMoment() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, -5, 0).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.00 WARNING recovered");
  }

  @Test
  void reportsAFarJumpAsAMomentTooForMediaTimeGoesOn() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, 60, 0).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.00 WARNING recovered");
  }

  @Test
  void isOneDefectWhenPictureAndSoundJump() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, -5, 0).moving(0.4);
    scene.mark(Mark.Kind.DISCONTINUITY, -5.1, 0).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC)).hasSize(2);
    assertThat(scene.defects(DiscontinuityDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("jump", -5.1, "jumps", 2.0));
  }

  @Test
  void reportsWhatThisWorkerDropped() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DROPPED, 6, 150).nothing(6).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC))
        .containsExactly(
            "open 5.00 WARNING",
            "update 5.00..11.00 CRITICAL",
            "close 5.00..11.00 CRITICAL recovered");
  }

  @Test
  void leavesOutJitter() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, 0.12, 0).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesTheReturnOfAStalledSourceToTheStall() {
    var scene = new Scene().moving(5).nothing(3).mark(Mark.Kind.STALLED, 3, 0);
    scene.mark(Mark.Kind.DISCONTINUITY, -3, 0).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesATrackThatWasAwayWhileTheOtherWentOnToMissingTrack() {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(5).noSound().moving(4);
    long gapUs = 4_000_000;
    scene.add(
        new Mark(
            Mark.Kind.DISCONTINUITY, 5_000_000, gapUs, 0, 0, Mark.Track.AUDIO, "", null, null));
    scene.sound(2, () -> new Window(2)).moving(3).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC)).isEmpty();
    assertThat(scene.see(MissingTrackDetector.SPEC)).hasSize(2);
  }

  @Test
  void reportsAGapOfBothTracksWhicheverComesBackFirst() {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(5);
    scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.VIDEO, 4, 0);
    scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.AUDIO, 4, 0).nothing(4).moving(3);
    assertThat(scene.end().see(DiscontinuityDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..9.00 WARNING recovered");
  }

  @Test
  void endsWithTheStream() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, 1, 0).end();
    assertThat(scene.see(DiscontinuityDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.00 WARNING ended");
  }

  @Test
  void leavesFramesThatAreLeftOutToStutter() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, Mark.Track.VIDEO, 0.4, 0);
    assertThat(scene.nothing(0.4).moving(2).end().see(DiscontinuityDetector.SPEC)).isEmpty();
    var longer = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, Mark.Track.VIDEO, 0.6, 0);
    assertThat(longer.nothing(0.6).moving(2).end().see(DiscontinuityDetector.SPEC)).hasSize(2);
  }

  @Test
  void takesTheJumpsOfBothTracksAfterAStallForPartOfIt() {
    var scene = new Scene().moving(5).mark(Mark.Kind.STALLED, 3, 0).nothing(3);
    scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.VIDEO, -3, 0).moving(0.4);
    scene.mark(Mark.Kind.DISCONTINUITY, Mark.Track.AUDIO, -3, 0).moving(2);
    assertThat(scene.end().see(DiscontinuityDetector.SPEC)).isEmpty();
  }
}
