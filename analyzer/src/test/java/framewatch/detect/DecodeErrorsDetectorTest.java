package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeErrorsDetectorTest {

  @Test
  void reportsDamagedFrames() {
    var scene = new Scene().moving(5).frames(0.2, () -> new Frame().decodeErrors(4));
    scene.moving(3).end();
    assertThat(scene.see(DecodeErrorsDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..5.20 INFO recovered");
    assertThat(scene.defects(DecodeErrorsDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("frames", 5.0, "packets", 0.0));
  }

  @Test
  void reportsPacketsThatTheDemuxerCallsCorrupt() {
    var scene = new Scene().frames(0.04, () -> new Frame().corruptPacket()).moving(3).end();
    assertThat(scene.see(DecodeErrorsDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..0.04 INFO recovered");
  }

  @Test
  void reportsDataThatTheDecoderRefused() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DECODE_ERROR, 0, 7).moving(3).end();
    assertThat(scene.see(DecodeErrorsDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..5.00 INFO recovered");
    assertThat(scene.defects(DecodeErrorsDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("frames", 0.0, "packets", 7.0));
  }

  @Test
  void isOneDefectForABurst() {
    var scene = new Scene();
    for (int i = 0; i < 5; i++) {
      scene.frames(0.04, () -> new Frame().decodeErrors(1)).moving(1);
    }
    assertThat(scene.moving(3).end().see(DecodeErrorsDetector.SPEC))
        .containsExactly(
            "open 0.00 INFO", "update 0.00..1.08 WARNING", "close 0.00..4.20 WARNING recovered");
  }

  @Test
  void endsAtADiscontinuityAndAtTheEnd() {
    var scene = new Scene().frames(1, () -> new Frame().decodeErrors(1));
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).frames(0.4, () -> new Frame().decodeErrors(1)).end();
    assertThat(scene.see(DecodeErrorsDetector.SPEC))
        .contains("close 0.00..1.00 WARNING discontinuity", "close 1.00..1.40 INFO ended");
  }

  @Test
  void hasNothingToSayOfSoundMedia() {
    assertThat(new Scene().moving(5).end().see(DecodeErrorsDetector.SPEC)).isEmpty();
  }
}
