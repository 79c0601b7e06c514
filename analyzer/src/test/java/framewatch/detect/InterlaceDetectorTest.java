package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InterlaceDetectorTest {

  /** Two fields of different times: odd rows fit the even ones of the frame before. */
  private static Frame woven() {
    return new Frame().combing(9, 12, 6, 6, 12);
  }

  private static Frame progressive() {
    return new Frame().combing(2, 6, 6.1, 6.2, 6);
  }

  private static List<String> see(double seconds, Supplier<Frame> frame) {
    return new Scene()
        .frames(5, InterlaceDetectorTest::progressive)
        .frames(seconds, frame)
        .frames(2, InterlaceDetectorTest::progressive)
        .end()
        .see(InterlaceDetector.SPEC);
  }

  @Test
  void reportsWovenFramesFromTheFirstToTheLast() {
    assertThat(see(2, InterlaceDetectorTest::woven))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..6.00 WARNING", "close 5.00..7.00 WARNING recovered");
  }

  @Test
  void reportsTheOtherFieldOrder() {
    assertThat(see(0.6, () -> new Frame().combing(9, 6, 12, 12, 6))).hasSize(2);
  }

  @Test
  void leavesOutWhatIsShorter() {
    assertThat(see(0.4, InterlaceDetectorTest::woven)).isEmpty();
  }

  @Test
  void reportsThemUpToTheEndOfTheStream() {
    assertThat(
            new Scene().frames(0.6, InterlaceDetectorTest::woven).end().see(InterlaceDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..0.60 INFO ended");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().frames(0.6, InterlaceDetectorTest::woven);
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).frames(0.4, InterlaceDetectorTest::woven).end();
    assertThat(scene.see(InterlaceDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..0.60 INFO discontinuity");
  }

  @Test
  void leavesOutVideoThatIsCodedInterlaced() {
    assertThat(see(2, () -> woven().interlaced())).isEmpty();
  }

  @Test
  void leavesOutFramesThatFitOneAnotherAsProgressiveOnesDo() {
    assertThat(see(2, () -> new Frame().combing(9, 12, 11.5, 11.5, 12))).isEmpty();
  }

  @Test
  void leavesOutTitlesThatRollByAnOddNumberOfRows() {
    assertThat(see(2, () -> new Frame().combing(2.5, 8, 6, 6, 8))).isEmpty();
  }

  @Test
  void leavesOutWhatIsWovenNowAndThenOnly() {
    int[] frame = {0};
    assertThat(see(5, () -> frame[0]++ % 5 < 2 ? woven() : progressive())).isEmpty();
  }

  @Test
  void seesWovenFramesBetweenSomeThatRestOrDoNotShowIt() {
    int[] frame = {0};
    assertThat(
            see(
                0.8,
                () ->
                    switch (frame[0]++ % 6) {
                      case 3 -> progressive();
                      case 4 -> woven().moving(0.1);
                      default -> woven();
                    }))
        .hasSize(2);
  }

  @Test
  void leavesOutAFewWovenFramesAmongRests() {
    int[] frame = {0};
    assertThat(see(0.6, () -> frame[0]++ % 4 == 0 ? woven() : woven().moving(0.1))).isEmpty();
  }
}
