package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeErrorsDetectorTest {

  private static Scene flagged(Scene scene, double seconds) {
    return scene.frames(seconds, () -> new Frame().decodeErrors(4));
  }

  private static List<String> see(Scene scene) {
    return scene.end().see(DecodeErrorsDetector.SPEC);
  }

  @Test
  void reportsDataThatTheDecoderRefused() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DECODE_ERROR, 0, 7).moving(3);
    assertThat(see(scene)).containsExactly("open 5.00 INFO", "close 5.00..5.00 INFO recovered");
    assertThat(scene.defects(DecodeErrorsDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("frames", 0.0, "packets", 7.0));
  }

  @Test
  void reportsFramesThatAreFlaggedNowAndThen() {
    var scene = new Scene().moving(5);
    for (int i = 0; i < 5; i++) {
      flagged(scene, 0.04).moving(0.96);
    }
    assertThat(see(scene.moving(3)))
        .containsExactly("open 5.00 WARNING", "close 5.00..9.04 WARNING recovered");
    assertThat(scene.defects(DecodeErrorsDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("frames", 5.0, "packets", 0.0));
  }

  @Test
  void leavesFramesThatAreSeenToBeDamagedToBlockCorruption() {
    assertThat(see(flagged(new Scene().moving(5), 0.08).moving(3))).hasSize(2);
    assertThat(see(flagged(new Scene().moving(5), 0.12).moving(3))).isEmpty();
    // To the end of the burst, whose last frames are few.
    assertThat(see(flagged(flagged(new Scene().moving(5), 2).moving(1), 0.04).moving(3))).isEmpty();
  }

  @Test
  void reportsWhatComesAfterABurstThatWasAnothers() {
    assertThat(see(flagged(flagged(new Scene().moving(5), 2).moving(3), 0.04).moving(3)))
        .containsExactly("open 10.00 INFO", "close 10.00..10.04 INFO recovered");
  }

  @Test
  void leavesWhatLostPacketsMakeOfTheMediaToTsErrors() {
    var scene = new Scene().moving(5).mark(Mark.Kind.CORRUPT, Mark.Track.VIDEO, 0, 2);
    scene.frames(0.04, () -> new Frame().corruptPacket()).mark(Mark.Kind.DISCONTINUITY, 0.2, 0);
    assertThat(see(scene.mark(Mark.Kind.DECODE_ERROR, 0, 2).moving(2))).isEmpty();
    var later = new Scene().moving(5).mark(Mark.Kind.DECODE_ERROR, 0, 2).moving(1);
    assertThat(see(later.mark(Mark.Kind.CORRUPT, Mark.Track.VIDEO, 0, 2).moving(3))).isEmpty();
  }

  @Test
  void leavesMediaThatBreaksOffToTruncated() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DECODE_ERROR, 0, 1).moving(0.12);
    assertThat(scene.mark(Mark.Kind.ENDED, 3, 0).see(DecodeErrorsDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnThroughAJumpAndEndsWithTheStream() {
    var scene = flagged(new Scene().moving(1), 0.04).mark(Mark.Kind.DISCONTINUITY, 0, 0);
    assertThat(see(flagged(scene.moving(1.4), 0.04)))
        .containsExactly(
            "open 1.00 INFO", "update 1.00..2.48 WARNING", "close 1.00..2.48 WARNING ended");
  }

  @Test
  void hasNothingToSayOfSoundMedia() {
    assertThat(see(new Scene().moving(5))).isEmpty();
  }
}
