package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TsErrorsDetectorTest {

  private static Scene corrupt(Scene scene, Mark.Track track, long packets) {
    return scene.mark(Mark.Kind.CORRUPT, track, 0, packets);
  }

  @Test
  void reportsABurstAsOneDefect() {
    var scene = corrupt(new Scene().moving(5), Mark.Track.VIDEO, 2).moving(2);
    corrupt(scene, Mark.Track.AUDIO, 3).moving(6).end();
    assertThat(scene.see(TsErrorsDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..7.00 WARNING recovered");
    assertThat(scene.defects(TsErrorsDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("packets", 5.0, "audio", 3.0));
  }

  @Test
  void reportsAnotherBurstAsAnother() {
    var scene = corrupt(new Scene().moving(5), Mark.Track.VIDEO, 1).moving(6);
    assertThat(corrupt(scene, Mark.Track.VIDEO, 1).moving(6).end().see(TsErrorsDetector.SPEC))
        .hasSize(4);
  }

  @Test
  void leavesDamageThatOnlyTheDecoderNoticesToDecodeErrors() {
    var scene = new Scene().moving(1).frames(1, () -> new Frame().decodeErrors(4)).moving(1);
    assertThat(scene.mark(Mark.Kind.DECODE_ERROR, 0, 5).end().see(TsErrorsDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnThroughTheJumpThatLostPacketsMake() {
    var scene = corrupt(new Scene().moving(5), Mark.Track.VIDEO, 1);
    scene.mark(Mark.Kind.DISCONTINUITY, 1, 0).nothing(1).moving(1);
    assertThat(corrupt(scene, Mark.Track.VIDEO, 1).moving(6).end().see(TsErrorsDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..7.00 WARNING recovered");
  }

  @Test
  void leavesMediaThatBreaksOffToTruncated() {
    var scene = corrupt(new Scene().moving(5), Mark.Track.VIDEO, 1).moving(0.12);
    assertThat(scene.mark(Mark.Kind.ENDED, 0.04, 1).see(TsErrorsDetector.SPEC)).isEmpty();
  }

  @Test
  void endsWithTheStream() {
    assertThat(corrupt(new Scene().moving(5), Mark.Track.VIDEO, 1).end().see(TsErrorsDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.00 WARNING ended");
  }
}
