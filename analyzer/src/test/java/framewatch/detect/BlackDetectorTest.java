package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlackDetectorTest {

  private static Frame black() {
    return new Frame().flat(16).still();
  }

  @Test
  void reportsABlackPictureFromItsFirstFrameToItsLast() {
    var scene = new Scene().moving(5).black(3).moving(2).end();
    assertThat(scene.see(BlackDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..7.00 WARNING", "close 5.00..8.00 WARNING recovered");
  }

  @Test
  void reportsABlackThatReachesTheEndOfTheStream() {
    assertThat(new Scene().moving(5).black(1).end().see(BlackDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..6.00 INFO ended");
  }

  @Test
  void leavesOutABlackThatIsShorter() {
    assertThat(new Scene().moving(5).black(0.48).moving(2).end().see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuityAndBeginsAnew() {
    var scene =
        new Scene()
            .black(1)
            .mark(Mark.Kind.DISCONTINUITY, 2, 0)
            .nothing(2)
            .black(1)
            .moving(2)
            .end();
    assertThat(scene.see(BlackDetector.SPEC))
        .containsExactly(
            "open 0.00 INFO",
            "close 0.00..1.00 INFO discontinuity",
            "open 3.00 INFO",
            "close 3.00..4.00 INFO recovered");
  }

  @Test
  void goesOnWhenOnlyTheSoundJumps() {
    var scene = new Scene().black(1);
    scene.add(
        new Mark(
            Mark.Kind.DISCONTINUITY,
            scene.nowUs(),
            50_000,
            0,
            0,
            Mark.Track.AUDIO,
            "",
            null,
            null));
    assertThat(scene.black(0.52).end().see(BlackDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.52 INFO ended");
  }

  @Test
  void goesOnAfterAFlash() {
    var scene = new Scene().black(1).moving(0.08).black(0.52).moving(1).end();
    assertThat(scene.see(BlackDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.60 INFO recovered");
  }

  @Test
  void seesBlackThroughNoise() {
    var scene = new Scene().frames(1, () -> black().luma(18, 8).tiles(18).moving(5)).end();
    assertThat(scene.see(BlackDetector.SPEC)).hasSize(2);
  }

  @Test
  void seesBlackThroughNoiseThatIsCodedCoarsely() {
    var scene = new Scene().frames(1, () -> black().tileLuma(70, 19.5).tileLuma(90, 14)).end();
    assertThat(scene.see(BlackDetector.SPEC)).hasSize(2);
  }

  @Test
  void seesBlackBehindALogoInACorner() {
    var scene = new Scene().frames(1, () -> black().tileLuma(14, 90).tileLuma(15, 120)).end();
    assertThat(scene.see(BlackDetector.SPEC)).hasSize(2);
  }

  @Test
  void seesBlackBehindALogoAtTheMiddleOfAnEdge() {
    var scene = new Scene().frames(1, () -> black().tileLuma(7, 90).tileLuma(8, 120)).end();
    assertThat(scene.see(BlackDetector.SPEC)).hasSize(2);
  }

  @Test
  void seesBlackBehindATickerAndALogo() {
    var scene = new Scene().frames(1, () -> ticker(16).tileLuma(14, 90)).end();
    assertThat(scene.see(BlackDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO ended");
  }

  private static Frame ticker(int columns) {
    var frame = black().share(95, 16, 120);
    for (int column = 0; column < columns; column++) {
      frame.tileLuma(8 * VideoFrame.TILE_COLUMNS + column, 70);
    }
    return frame;
  }

  @Test
  void takesLinesOfTextBelowForAPicture() {
    assertThat(new Scene().frames(1, () -> ticker(10)).end().see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void takesANightSkyAboveABrightHorizonForAPicture() {
    var scene =
        new Scene()
            .frames(
                1,
                () -> {
                  var frame = new Frame().flat(26).share(95, 26, 120);
                  for (int column = 0; column < VideoFrame.TILE_COLUMNS; column++) {
                    frame.tileLuma(8 * VideoFrame.TILE_COLUMNS + column, 70);
                  }
                  return frame;
                })
            .end();
    assertThat(scene.see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void takesAFadeForAPictureUntilNothingIsLeftOfIt() {
    var scene = new Scene();
    for (int n = 0; n < 25; n++) {
      int deviation = 27 - n;
      scene.frames(0.04, () -> new Frame().luma(16, deviation).colour(128, 128, 0, 0));
    }
    assertThat(scene.black(1).end().see(BlackDetector.SPEC)).first().isEqualTo("open 1.00 INFO");
  }

  @Test
  void takesATitleInTheMiddleForAPicture() {
    var scene = new Scene().frames(1, () -> black().tileLuma(70, 60).tileLuma(71, 60)).end();
    assertThat(scene.see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void takesADarkSceneForAPicture() {
    var scene = new Scene().frames(1, () -> new Frame().luma(24, 5)).end();
    assertThat(scene.see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void takesADarkColourForAPicture() {
    var scene = new Scene().frames(1, () -> black().colour(160, 110, 0, 37)).end();
    assertThat(scene.see(BlackDetector.SPEC)).isEmpty();
  }

  @Test
  void tellsHowDarkItWas() {
    var scene = new Scene().black(1).end();
    assertThat(scene.defects(BlackDetector.SPEC, Map.of()).get(1).values())
        .isEqualTo(Map.of("luma-mean", 16.0, "luma-max", 16.0));
  }
}
