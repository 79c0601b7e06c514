package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class Scte35DetectorTest {

  private static final Map<String, String> YES =
      Map.of("scte-35.expected", "yes", "scte-35.missing-after", "5s");

  private static Scene cue(Scene scene) {
    return scene.mark(Mark.Kind.CUE, 0, 0);
  }

  @Test
  void reportsCuesThatStop() {
    assertThat(cue(cue(new Scene().moving(3)).moving(8)).end().see(Scte35Detector.SPEC, YES))
        .containsExactly("open 3.00 WARNING", "close 3.00..11.00 WARNING recovered");
  }

  @Test
  void leavesOutAPause() {
    assertThat(cue(cue(new Scene().moving(3)).moving(4.9)).end().see(Scte35Detector.SPEC, YES))
        .isEmpty();
  }

  @Test
  void reportsCuesThatShouldNotBeThere() {
    var no = Map.of("scte-35.expected", "no", "scte-35.missing-after", "5s");
    assertThat(cue(new Scene().moving(3)).moving(8).end().see(Scte35Detector.SPEC, no))
        .containsExactly("open 3.00 WARNING", "close 3.00..3.00 WARNING recovered");
    assertThat(cue(new Scene().moving(3)).moving(8).end().see(Scte35Detector.SPEC)).isEmpty();
  }

  @Test
  void goesOnWaitingAcrossADiscontinuity() {
    var scene = cue(new Scene().moving(3)).moving(3).mark(Mark.Kind.DISCONTINUITY, -6, 0).moving(3);
    assertThat(scene.end().see(Scte35Detector.SPEC, YES))
        .containsExactly("open 3.00 WARNING", "close 3.00..9.00 WARNING ended");
  }

  @Test
  void doesNotMissWhatMayHaveBeenDropped() {
    var scene = cue(new Scene().moving(3)).moving(4).mark(Mark.Kind.DROPPED, 2, 9).nothing(2);
    assertThat(scene.moving(4).end().see(Scte35Detector.SPEC, YES)).isEmpty();
  }
}
