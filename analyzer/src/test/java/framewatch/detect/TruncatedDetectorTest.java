package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TruncatedDetectorTest {

  private static Scene ended(Scene scene, double missing, long brokenOff) {
    return scene.mark(Mark.Kind.ENDED, missing, brokenOff);
  }

  @Test
  void reportsMediaThatEndsBeforeItsContainerSays() {
    var scene = ended(new Scene().moving(5), 3, 0);
    assertThat(scene.see(TruncatedDetector.SPEC))
        .containsExactly("open 5.00 CRITICAL", "close 5.00..8.00 CRITICAL ended");
    assertThat(scene.defects(TruncatedDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("missing", 3.0));
  }

  @Test
  void leavesOutALackThatIsOnlyInaccurate() {
    assertThat(ended(new Scene().moving(5), 0.5, 0).see(TruncatedDetector.SPEC)).isEmpty();
    assertThat(new Scene().moving(5).end().see(TruncatedDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsMediaThatBreaksOffWithinAUnitAlthoughLittleIsKnownToBeMissing() {
    assertThat(ended(new Scene().moving(5), 0.04, 1).see(TruncatedDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.04 WARNING ended");
  }

  @Test
  void comparesWithTheExpectedDurationIfThereIsOne() {
    var expected = Map.of("truncated.expected-duration", "6s");
    assertThat(new Scene().moving(5).end().see(TruncatedDetector.SPEC, expected))
        .containsExactly("open 5.00 WARNING", "close 5.00..6.00 WARNING ended");
    assertThat(ended(new Scene().moving(6), 3, 0).see(TruncatedDetector.SPEC, expected)).isEmpty();
    assertThat(ended(new Scene().moving(7), 0, 0).see(TruncatedDetector.SPEC, expected)).isEmpty();
  }

  @Test
  void countsMediaTimeAcrossADiscontinuity() {
    var scene = new Scene().moving(5).mark(Mark.Kind.DISCONTINUITY, -5, 0).moving(1);
    assertThat(scene.end().see(TruncatedDetector.SPEC, Map.of("truncated.expected-duration", "6s")))
        .isEmpty();
  }

  @Test
  void saysNothingOfALostSource() {
    var lost = new Scene().moving(5).mark(Mark.Kind.LOST, 0, 0);
    assertThat(lost.see(TruncatedDetector.SPEC, Map.of("truncated.expected-duration", "9s")))
        .isEmpty();
  }
}
