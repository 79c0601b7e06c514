package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StutterDetectorTest {

  /** Pictures that are shown for so many frames each. */
  private static Scene held(Scene scene, int pictures, int... frames) {
    for (int i = 0; i < pictures; i++) {
      scene.moving(0.04);
      if (frames[i % frames.length] > 1) {
        scene.frozen(0.04 * (frames[i % frames.length] - 1));
      }
    }
    return scene;
  }

  private static Scene moving() {
    return new Scene().moving(5);
  }

  @Test
  void reportsPicturesThatAreHeldFromTheFirstToTheLast() {
    assertThat(held(moving(), 10, 4).moving(2).end().see(StutterDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..6.60 INFO recovered");
  }

  @Test
  void reportsPicturesThatAreRepeatedAtRandom() {
    assertThat(held(moving(), 16, 1, 3, 1, 2, 4, 1, 1, 5).moving(2).end().see(StutterDetector.SPEC))
        .hasSize(2);
  }

  @Test
  void reportsAStutterThatReachesTheEndOfTheStream() {
    assertThat(held(moving(), 10, 4).end().see(StutterDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..6.44 INFO ended");
  }

  @Test
  void leavesOutWhatIsShorter() {
    assertThat(held(moving(), 6, 4).moving(2).end().see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutARepeatedFrameNowAndThen() {
    assertThat(held(moving(), 100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2).end().see(StutterDetector.SPEC))
        .isEmpty();
    assertThat(held(moving(), 100, 1, 1, 1, 1, 2).end().see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = held(moving(), 10, 4).mark(Mark.Kind.DISCONTINUITY, 2, 0);
    assertThat(held(scene, 10, 1).moving(3).end().see(StutterDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..6.44 INFO discontinuity");
  }

  @Test
  void seesFramesThatAreMissing() {
    var scene = moving();
    for (int i = 0; i < 6; i++) {
      scene.moving(0.16).mark(Mark.Kind.DISCONTINUITY, 0.12, 0).nothing(0.12);
    }
    assertThat(scene.moving(2).end().see(StutterDetector.SPEC))
        .startsWith("open 5.12 INFO")
        .hasSize(2);
  }

  @Test
  void takesAShotsSteadyCadenceForNone() {
    // Animation on threes, half the frame rate, film in 60 frames.
    for (int[] cadence : new int[][] {{3}, {2}, {2, 3}}) {
      var scene = moving();
      for (int shot = 0; shot < 5; shot++) {
        held(scene.frames(0.04, () -> new Frame().cut()), 25, cadence);
      }
      assertThat(scene.end().see(StutterDetector.SPEC)).isEmpty();
    }
  }

  @Test
  void takesTheUnevenRhythmOfADrawnShotForNone() {
    for (int[] rhythm : new int[][] {{2, 4, 3, 2, 2, 4}, {2, 2, 3, 3, 2, 9}, {1, 3, 2, 4, 1}}) {
      var scene = moving();
      for (int shot = 0; shot < 5; shot++) {
        held(scene.frames(0.04, () -> new Frame().cut()), 20, rhythm);
      }
      assertThat(scene.moving(2).end().see(StutterDetector.SPEC)).isEmpty();
    }
  }

  @Test
  void reportsAStutterThatGoesOnAcrossACut() {
    var scene = held(held(moving(), 6, 4).frames(0.04, () -> new Frame().cut()), 8, 3);
    assertThat(scene.moving(2).end().see(StutterDetector.SPEC)).hasSize(2);
  }

  @Test
  void reportsAStutterInALiveShotAfterADrawnOne() {
    var scene = held(moving().frames(0.04, () -> new Frame().cut()), 20, 2, 4, 3);
    scene.frames(0.04, () -> new Frame().luma(60, 20).cut()).moving(2);
    assertThat(held(scene, 10, 4).moving(2).end().see(StutterDetector.SPEC)).hasSize(2);
  }

  /**
   * Frames of so many microseconds: live ones, pictures that are shown for so many frames each, and
   * live ones.
   */
  private static Scene every(int frameUs, int pictures, int... frames) {
    var scene = new Scene();
    long us = 0;
    for (int i = 0; i < 100 + pictures + 100; i++) {
      boolean live = i < 100 || i >= 100 + pictures;
      int run = live ? 1 : frames[i % frames.length];
      for (int k = 0; k < run; k++, us += frameUs) {
        var frame = new Frame().lasting(frameUs);
        scene.add((k == 0 ? frame : frame.still()).at(us));
      }
    }
    return scene;
  }

  @Test
  void reportsPicturesThatAreRepeatedAtRandomIn50FramesASecond() {
    assertThat(
            every(20_000, 40, 1, 3, 1, 2, 4, 1, 1, 3, 1, 1, 2, 6, 1, 3).see(StutterDetector.SPEC))
        .hasSize(2);
  }

  @Test
  void takesAnEvenCadenceForNoneWhereverItBegins() {
    assertThat(every(20_000, 200, 2).see(StutterDetector.SPEC)).isEmpty();
    assertThat(every(16_667, 200, 2, 3).see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsAStutterThatBeginsSoonAfterACut() {
    var scene = moving().frames(0.04, () -> new Frame().cut()).moving(0.24);
    assertThat(held(scene, 10, 4).moving(2).end().see(StutterDetector.SPEC)).hasSize(2);
  }

  @Test
  void leavesHoldsThatAreFarBetween() {
    assertThat(
            held(moving(), 200, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3)
                .end()
                .see(StutterDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesTheCadenceOfAStreamThatKeepsToItForNone() {
    assertThat(held(new Scene(), 200, 4).end().see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesPicturesThatHardlyMove() {
    var scene = new Scene().frames(5, () -> new Frame().moving(0.3));
    for (int i = 0; i < 10; i++) {
      scene.frames(0.04, () -> new Frame().moving(0.3)).frozen(0.12);
    }
    assertThat(scene.moving(2).end().see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesAFreezeToItsOwnDetector() {
    assertThat(moving().frozen(3).moving(3).end().see(StutterDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesFlashesToTheirOwnDetector() {
    var scene = moving();
    for (int i = 0; i < 10; i++) {
      scene
          .frames(0.04, () -> new Frame().luma(200, 20).moving(90))
          .frames(0.08, () -> new Frame().luma(200, 20).still());
      scene.frames(0.04, () -> new Frame().moving(90)).frozen(0.08);
    }
    assertThat(scene.moving(2).end().see(StutterDetector.SPEC)).isEmpty();
  }
}
