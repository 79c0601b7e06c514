package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionsDetectorTest {

  private static final Map<String, String> YES =
      Map.of("captions.expected", "yes", "captions.missing-after", "5s");
  private static final Map<String, String> NO =
      Map.of("captions.expected", "no", "captions.missing-after", "5s");

  private static Scene captioned(Scene scene, double seconds) {
    return scene.frames(seconds, () -> new Frame().captionBlock(true));
  }

  @Test
  void reportsCaptionsThatStop() {
    var scene = captioned(captioned(new Scene(), 3).moving(8), 1).end();
    assertThat(scene.see(CaptionsDetector.SPEC, YES))
        .containsExactly("open 3.00 WARNING", "close 3.00..11.00 WARNING recovered");
    assertThat(scene.defects(CaptionsDetector.SPEC, YES).get(1).values())
        .isEqualTo(Map.of("away", 8.0));
  }

  @Test
  void leavesOutAPause() {
    assertThat(
            captioned(captioned(new Scene(), 3).moving(4.9), 1)
                .end()
                .see(CaptionsDetector.SPEC, YES))
        .isEmpty();
  }

  @Test
  void takesABlockOfPaddingForNone() {
    var scene = new Scene().frames(6, () -> new Frame().captionBlock(false)).end();
    assertThat(scene.see(CaptionsDetector.SPEC, YES))
        .containsExactly("open 0.00 WARNING", "close 0.00..6.00 WARNING ended");
  }

  @Test
  void takesATrackOfSubtitlesForCaptions() {
    var scene = new Scene().moving(4).mark(Mark.Kind.CAPTION, 0, 0).moving(4).end();
    assertThat(scene.see(CaptionsDetector.SPEC, YES)).isEmpty();
  }

  @Test
  void reportsCaptionsThatShouldNotBeThere() {
    var scene = captioned(captioned(new Scene().moving(2), 1).moving(3), 1).moving(8).end();
    assertThat(scene.see(CaptionsDetector.SPEC, NO))
        .containsExactly("open 2.00 WARNING", "close 2.00..7.00 WARNING recovered");
    assertThat(scene.see(CaptionsDetector.SPEC)).isEmpty();
  }

  @Test
  void goesOnWaitingAcrossADiscontinuity() {
    var scene = captioned(new Scene(), 3).moving(3).mark(Mark.Kind.DISCONTINUITY, -6, 0).moving(3);
    assertThat(scene.end().see(CaptionsDetector.SPEC, YES))
        .containsExactly("open 3.00 WARNING", "close 3.00..9.00 WARNING ended");
  }
}
