package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlateDetectorTest {

  /** A slate that appears at a cut, after 5 s. */
  private static Scene slate(double seconds) {
    return new Scene()
        .moving(5)
        .frames(0.04, () -> new Frame().slate().cut())
        .frames(seconds - 0.04, () -> new Frame().slate().still());
  }

  private static Scene gone(Scene scene) {
    return scene.frames(0.04, () -> new Frame().cut()).moving(2).end();
  }

  @Test
  void reportsASlateFromCutToCut() {
    assertThat(gone(slate(3)).see(SlateDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO recovered");
  }

  @Test
  void takesADarkShotWithALogoForNoSlate() {
    var scene =
        new Scene().moving(5).frames(0.04, () -> night().cut()).frames(3, () -> night().still());
    assertThat(gone(scene).see(SlateDetector.SPEC)).isEmpty();
  }

  private static Frame night() {
    var frame = new Frame().slate();
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      frame.tileLuma(tile, 22).tileEdge(tile, 0);
    }
    return frame.tileLuma(30, 90).tileEdge(30, 12).tileLuma(46, 90).tileEdge(46, 12);
  }

  @Test
  void staysAnInformationHoweverLongItStands() {
    assertThat(gone(slate(100)).see(SlateDetector.SPEC))
        .endsWith("close 5.00..105.00 INFO recovered");
  }

  @Test
  void leavesOutATitleThatIsShorter() {
    assertThat(gone(slate(0.9)).see(SlateDetector.SPEC)).isEmpty();
  }

  @Test
  void reportsASlateThatReachesTheEndOfTheStream() {
    assertThat(slate(2).end().see(SlateDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..7.00 INFO ended");
  }

  @Test
  void reportsASlateWithWhichTheStreamBegins() {
    var scene = new Scene().frames(3, () -> new Frame().slate().still());
    assertThat(gone(scene).see(SlateDetector.SPEC)).startsWith("open 0.00 INFO");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = slate(3).mark(Mark.Kind.DISCONTINUITY, 0, 0);
    assertThat(gone(scene).see(SlateDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..8.00 INFO discontinuity");
  }

  @Test
  void reportsASlateWithARunningClock() {
    int[] frame = {0};
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().slate().cut());
    scene.frames(
        20, () -> new Frame().slate().tileMoving(140, 6).tileLuma(140, 60 + frame[0]++ % 30));
    assertThat(gone(scene).see(SlateDetector.SPEC))
        .startsWith("open 5.00 INFO")
        .endsWith("close 5.00..25.04 INFO recovered");
  }

  @Test
  void takesAPictureThatStopsWithinAShotForNoSlate() {
    var scene = new Scene().moving(5).frames(20, () -> new Frame().slate().still());
    assertThat(gone(scene).see(SlateDetector.SPEC)).isEmpty();
  }

  @Test
  void takesAPictureOfACameraForNoSlate() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().cut()).frozen(20);
    assertThat(gone(scene).see(SlateDetector.SPEC)).isEmpty();
  }

  @Test
  void takesCreditsThatRollForNoSlate() {
    int[] frame = {0};
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().slate().cut());
    scene.frames(
        20,
        () -> {
          var rolling = new Frame().slate().moving(4);
          int at = frame[0]++;
          for (int tile = 16; tile < 128; tile++) {
            rolling.tileLuma(tile, 60 + (tile / 16 + at) % 5 * 20);
          }
          return rolling;
        });
    assertThat(gone(scene).see(SlateDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesColourBarsAndSolidColourToTheirOwnDetectors() {
    var scene = new Scene().moving(5).frames(0.04, () -> new Frame().bars(9).cut());
    scene.frames(5, () -> new Frame().bars(9).still());
    scene.frames(0.04, () -> new Frame().flat(128).cut());
    scene.frames(5, () -> new Frame().flat(128).still());
    assertThat(gone(scene).see(SlateDetector.SPEC)).isEmpty();
  }
}
