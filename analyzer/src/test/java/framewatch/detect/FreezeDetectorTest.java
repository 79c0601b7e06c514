package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FreezeDetectorTest {

  @Test
  void reportsAFreezeFromWhereTheHeldPictureWasFirstShown() {
    var scene = new Scene().moving(5).frozen(3).moving(2).end();
    assertThat(scene.see(FreezeDetector.SPEC))
        .containsExactly(
            "open 4.96 INFO", "update 4.96..6.96 WARNING", "close 4.96..8.00 WARNING recovered");
  }

  @Test
  void reportsAFreezeThatReachesTheEndOfTheStream() {
    assertThat(new Scene().moving(5).frozen(1).end().see(FreezeDetector.SPEC))
        .containsExactly("open 4.96 INFO", "close 4.96..6.00 INFO ended");
  }

  @Test
  void leavesOutAPictureThatIsHeldForShorter() {
    assertThat(new Scene().moving(5).frozen(0.52).moving(2).end().see(FreezeDetector.SPEC))
        .isEmpty();
  }

  @Test
  void reportsAShortFreezeWhenItIsOver() {
    var scene = new Scene().moving(5).frozen(0.8).moving(2).end();
    assertThat(scene.see(FreezeDetector.SPEC))
        .containsExactly("open 4.96 INFO", "close 4.96..5.80 INFO recovered");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().moving(1).frozen(1).mark(Mark.Kind.DISCONTINUITY, 0, 0).frozen(5).end();
    assertThat(scene.see(FreezeDetector.SPEC))
        .containsExactly(
            "open 0.96 INFO",
            "close 0.96..2.00 INFO discontinuity",
            "open 2.00 WARNING",
            "close 2.00..7.00 WARNING ended");
  }

  /** Nobody has seen whether it moves. */
  @Test
  void waitsWhereTheStreamBeginsWithAStill() {
    assertThat(new Scene().frozen(3).moving(2).end().see(FreezeDetector.SPEC)).isEmpty();
    assertThat(new Scene().frozen(5).moving(2).end().see(FreezeDetector.SPEC))
        .startsWith("open 0.00 WARNING")
        .endsWith("close 0.00..5.00 WARNING recovered");
  }

  @Test
  void isOneFreezeThoughTheEncoderRedrawsThePictureAtItsKeyFrames() {
    var scene = new Scene().moving(1);
    for (int second = 0; second < 5; second++) {
      scene.frames(0.04, () -> new Frame().moving(4).key()).frozen(0.96);
    }
    assertThat(scene.moving(1).end().see(FreezeDetector.SPEC))
        .startsWith("open 1.00 INFO")
        .endsWith("close 1.00..6.00 WARNING recovered");
  }

  @Test
  void isOneFreezeThoughTheEncoderRefinesThePictureAtFirst() {
    var scene = new Scene().moving(1).frames(0.2, () -> new Frame().moving(0.8)).frozen(1);
    assertThat(scene.end().see(FreezeDetector.SPEC))
        .containsExactly("open 0.96 INFO", "close 0.96..2.20 INFO ended");
  }

  @Test
  void seesAFreezeThroughCoarseCoding() {
    // As MPEG-2 does: every fourth frame repeats the one before, no tile's mean goes anywhere.
    var scene = new Scene().moving(1);
    for (int i = 0; i < 10; i++) {
      scene.frozen(0.04).frames(0.12, () -> new Frame().moving(0.5));
    }
    assertThat(scene.moving(1).end().see(FreezeDetector.SPEC)).hasSize(2);
  }

  @Test
  void goesOnAfterAFlash() {
    var scene = new Scene().moving(1).frozen(1);
    scene.frames(0.04, () -> new Frame().luma(200, 20).moving(90));
    scene.frames(0.04, () -> new Frame().moving(90)).frozen(1).moving(1).end();
    assertThat(scene.see(FreezeDetector.SPEC))
        .startsWith("open 0.96 INFO")
        .endsWith("close 0.96..3.08 WARNING recovered");
  }

  @Test
  void takesAQuietLiveSceneForMoving() {
    // Measured on a fixed camera: little difference from frame to frame, but tiles drift.
    int[] frame = {0};
    Supplier<Frame> quiet =
        () -> new Frame().moving(0.5).tileLuma(70, 100 + 0.08 * (frame[0]++ % 60));
    assertThat(new Scene().frames(10, quiet).end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void takesNoiseWithoutRepeatedFramesForAPictureOfACamera() {
    assertThat(new Scene().frames(10, () -> new Frame().moving(0.5)).end().see(FreezeDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesASlateWithARunningClockForMoving() {
    int[] frame = {0};
    Supplier<Frame> clock =
        () ->
            frame[0]++ % 25 == 0
                ? new Frame().still().tileMoving(143, 6).tileLuma(143, 60 + frame[0] % 7)
                : new Frame().still().tileLuma(143, 60 + (frame[0] - 1) / 25 * 25 % 7);
    assertThat(new Scene().frames(20, clock).moving(1).end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void takesRepeatedFramesForMoving() {
    // Film in video: four of five frames are new.
    var scene = new Scene();
    for (int i = 0; i < 100; i++) {
      scene.frozen(0.04).moving(0.16);
    }
    assertThat(scene.end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void seesAFreezeUnderNoise() {
    var scene = new Scene().moving(1).frames(3, () -> new Frame().moving(1.3)).moving(1).end();
    assertThat(scene.see(FreezeDetector.SPEC))
        .hasSize(3)
        .endsWith("close 0.96..4.00 WARNING recovered");
  }

  @Test
  void takesAFixedCameraForLiveThoughItsNoiseSubsides() {
    var scene = new Scene().frames(3, () -> new Frame().moving(0.5));
    assertThat(
            scene.frames(2, () -> new Frame().moving(0.2)).moving(1).end().see(FreezeDetector.SPEC))
        .isEmpty();
  }

  @Test
  void leavesOutAStillThatIsItsShotsFirstPicture() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().cut()).frozen(3);
    assertThat(scene.frames(0.04, () -> new Frame().cut()).moving(1).end().see(FreezeDetector.SPEC))
        .isEmpty();
  }

  @Test
  void reportsAShotThatStandsForLonger() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().cut()).frozen(5);
    assertThat(
            scene
                .frames(0.04, () -> new Frame().luma(60, 20).cut())
                .moving(1)
                .end()
                .see(FreezeDetector.SPEC))
        .startsWith("open 5.00 WARNING")
        .endsWith("close 5.00..10.04 WARNING recovered");
  }

  @Test
  void leavesOutRestsThatTheStreamIsUsedTo() {
    // As in an animation: figures come to rest for half a second and for a second.
    var scene = new Scene().moving(3);
    for (int i = 0; i < 5; i++) {
      scene.frozen(0.5).moving(1).frozen(1).moving(1);
    }
    assertThat(scene.end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsAFreezeThatOutlastsThem() {
    var scene = new Scene().moving(3);
    for (int i = 0; i < 5; i++) {
      scene.frozen(0.5).moving(1);
    }
    assertThat(scene.frozen(2.5).moving(1).end().see(FreezeDetector.SPEC))
        .containsExactly(
            "open 10.56 INFO",
            "update 10.56..12.56 WARNING",
            "close 10.56..13.12 WARNING recovered");
  }

  @Test
  void leavesASlateToItsOwnDetector() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().slate().cut());
    scene.frames(20, () -> new Frame().slate().still()).moving(1).end();
    assertThat(scene.see(FreezeDetector.SPEC)).isEmpty();
    assertThat(scene.see(SlateDetector.SPEC)).isNotEmpty();
  }

  @Test
  void leavesASlateThatIsUpdatedNowAndThenToItsOwnDetector() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().slate().cut());
    for (int minute = 0; minute < 3; minute++) {
      scene.frames(0.04, () -> new Frame().slate().still().tileMoving(140, 9));
      scene.frames(30, () -> new Frame().slate().still());
    }
    assertThat(scene.moving(1).end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesColourBarsToTheirOwnDetector() {
    var scene = new Scene().moving(5).frames(20, () -> new Frame().bars(9).still()).moving(1).end();
    assertThat(scene.see(FreezeDetector.SPEC)).isEmpty();
    assertThat(scene.see(TestCardDetector.SPEC)).isNotEmpty();
  }

  @Test
  void leavesBlackAndSolidColourToTheirOwnDetectors() {
    var scene = new Scene().black(5).frames(5, () -> new Frame().flat(128).still()).end();
    assertThat(scene.see(FreezeDetector.SPEC)).isEmpty();
  }

  /** A recorded screen: it stands exactly still between short motion. */
  private static Scene screen() {
    var scene = new Scene().moving(2);
    for (int i = 0; i < 20; i++) {
      scene.frozen(0.5).moving(0.4);
    }
    return scene;
  }

  @Test
  void leavesTheRestsOfAStreamThatStandsStillByNature() {
    assertThat(screen().frozen(8).moving(1).end().see(FreezeDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsALongFreezeOfAStreamThatStandsStillByNature() {
    assertThat(screen().frozen(12).moving(1).end().see(FreezeDetector.SPEC)).isNotEmpty();
  }

  @Test
  void forgetsThatAStreamStoodStill() {
    assertThat(screen().moving(30).frozen(3).moving(1).end().see(FreezeDetector.SPEC)).isNotEmpty();
  }
}
