package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TearingDetectorTest {

  /** An edge across the picture, each time at another row. */
  static Supplier<Frame> torn() {
    int[] frame = {1};
    return () -> new Frame().combing(2).rowJump(15, 14, frame[0]++ * 37 % 300);
  }

  private static List<String> see(double seconds, Supplier<Frame> frame) {
    return new Scene().moving(5).frames(seconds, frame).moving(2).end().see(TearingDetector.SPEC);
  }

  @Test
  void reportsLinesThatAreOutOfPlaceFromTheFirstFrameToTheLast() {
    assertThat(see(2, torn()))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..6.00 WARNING", "close 5.00..7.00 WARNING recovered");
  }

  @Test
  void leavesOutWhatIsShorter() {
    assertThat(see(0.52, torn())).isEmpty();
  }

  @Test
  void reportsThemUpToTheEndOfTheStream() {
    assertThat(new Scene().moving(5).frames(0.8, torn()).end().see(TearingDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..5.80 INFO ended");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().moving(5).frames(0.8, torn());
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).frames(0.4, torn()).end();
    assertThat(scene.see(TearingDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..5.80 INFO discontinuity");
  }

  @Test
  void leavesOutACaptionThatAppearsAndStays() {
    assertThat(see(3, () -> new Frame().combing(2).rowJump(15, 0.1, 200))).isEmpty();
  }

  @Test
  void leavesOutAnEdgeOfTheSceneThatMoves() {
    var torn = torn();
    int[] frame = {0};
    assertThat(see(3, () -> frame[0]++ % 4 == 0 ? new Frame() : torn.get())).isEmpty();
  }

  @Test
  void leavesOutWhatDoesNotStandOutFromThePicture() {
    assertThat(see(3, () -> torn().get().combing(8))).isEmpty();
  }

  @Test
  void leavesOutTitlesThatRoll() {
    int[] frame = {0};
    assertThat(see(3, () -> new Frame().slate().combing(2).rowJump(15, 14, frame[0]++ * 37 % 300)))
        .isEmpty();
  }
}
