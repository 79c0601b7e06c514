package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SolidColourDetectorTest {

  private static Frame green() {
    return new Frame().flat(149).colour(43, 21, 0, 136).still();
  }

  private static Frame grey() {
    return new Frame().flat(128).still();
  }

  @Test
  void reportsAPictureOfOneColour() {
    var scene = new Scene().moving(5).frames(3, SolidColourDetectorTest::green).moving(2).end();
    assertThat(scene.see(SolidColourDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..7.00 WARNING", "close 5.00..8.00 WARNING recovered");
    assertThat(scene.defects(SolidColourDetector.SPEC, Map.of()).get(0).values())
        .isEqualTo(Map.of("luma-mean", 149.0, "blue", 43.0, "red", 21.0));
  }

  @Test
  void reportsGreyToo() {
    assertThat(
            new Scene()
                .frames(1, SolidColourDetectorTest::grey)
                .end()
                .see(SolidColourDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO ended");
  }

  @Test
  void reportsTheGreenOfADecoderWithoutDataWhichIsDark() {
    var scene = new Scene().frames(1, () -> new Frame().flat(0).colour(0, 0, 0, 181)).end();
    assertThat(scene.see(SolidColourDetector.SPEC)).hasSize(2);
  }

  @Test
  void leavesOutAFlash() {
    var scene = new Scene().moving(1).frames(0.48, SolidColourDetectorTest::grey).moving(2).end();
    assertThat(scene.see(SolidColourDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        new Scene()
            .frames(1, SolidColourDetectorTest::green)
            .mark(Mark.Kind.DISCONTINUITY, 0, 0)
            .frames(0.4, SolidColourDetectorTest::green)
            .end();
    assertThat(scene.see(SolidColourDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO discontinuity");
  }

  @Test
  void leavesBlackToTheBlackDetector() {
    assertThat(new Scene().black(3).end().see(SolidColourDetector.SPEC)).isEmpty();
  }

  @Test
  void seesTheColourBehindALogo() {
    var scene = new Scene().frames(1, () -> logo().colour(43, 21, 14, 130)).end();
    assertThat(scene.see(SolidColourDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO ended");
  }

  private static Frame logo() {
    return green().tileLuma(14, 220).tileLuma(15, 180).tileColour(14, 40, 140);
  }

  @Test
  void takesAPictureOfEvenLumaAndUnevenColourForAPicture() {
    var scene = new Scene().frames(1, () -> logo().tileColour(70, 90, 200)).end();
    assertThat(scene.see(SolidColourDetector.SPEC)).isEmpty();
  }

  @Test
  void takesASlateForAPicture() {
    var scene = new Scene().frames(2, () -> grey().tileLuma(70, 140)).end();
    assertThat(scene.see(SolidColourDetector.SPEC)).isEmpty();
  }
}
