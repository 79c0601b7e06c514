package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestCardDetectorTest {

  private static List<String> see(Supplier<Frame> frame) {
    return new Scene().frames(1, frame).end().see(TestCardDetector.SPEC);
  }

  @Test
  void reportsBarsFromTheirFirstFrameToTheirLast() {
    var scene = new Scene().moving(3).frames(9, () -> new Frame().bars(6).still()).moving(1).end();
    assertThat(scene.see(TestCardDetector.SPEC))
        .containsExactly("open 3.00 INFO", "close 3.00..12.00 INFO recovered");
  }

  @Test
  void reportsBarsThatReachTheEndOfTheStream() {
    var scene = new Scene().moving(3).frames(1, () -> new Frame().bars(9)).end();
    assertThat(scene.see(TestCardDetector.SPEC))
        .containsExactly("open 3.00 INFO", "close 3.00..4.00 INFO ended");
  }

  @Test
  void leavesOutWhatIsShorter() {
    var scene = new Scene().moving(3).frames(0.16, () -> new Frame().bars(9)).moving(3).end();
    assertThat(scene.see(TestCardDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().frames(5, () -> new Frame().bars(9));
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(1).end();
    assertThat(scene.see(TestCardDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..5.00 INFO discontinuity");
  }

  @Test
  void knowsBarsWithATextOnThem() {
    Supplier<Frame> text =
        () -> {
          var frame = new Frame().bars(9);
          for (int column = 4; column < 12; column++) {
            frame.tileColour(3 * VideoFrame.TILE_COLUMNS + column, 60, 128, 128);
          }
          return frame;
        };
    assertThat(see(text)).isNotEmpty();
  }

  /** Between black sides, so that a tile is half red and half blue, which looks like magenta. */
  @Test
  void knowsBarsThatShareTiles() {
    int[][] bars = {
      {235, 128, 128},
      {210, 16, 146},
      {170, 166, 16},
      {145, 54, 34},
      {106, 202, 222},
      {81, 90, 240},
      {41, 240, 110}
    };
    Supplier<Frame> narrow =
        () -> {
          var frame = new Frame().bars(9);
          for (int tile = 0; tile < VideoFrame.TILES; tile++) {
            int[] sum = new int[3];
            for (int part = 0; part < 12; part++) {
              int column = (tile % VideoFrame.TILE_COLUMNS - 2) * 12 + part;
              int bar = Math.floorDiv(column - 6, 20);
              int[] colour = bar < 0 || bar > 6 ? new int[] {16, 128, 128} : bars[bar];
              for (int i = 0; i < 3; i++) {
                sum[i] += colour[i];
              }
            }
            frame.tileColour(tile, sum[0] / 12, sum[1] / 12, sum[2] / 12);
          }
          return frame;
        };
    assertThat(see(narrow)).isNotEmpty();
  }

  @Test
  void wantsBarsOverAGoodPartOfTheHeight() {
    assertThat(see(() -> new Frame().bars(2))).isEmpty();
    assertThat(see(() -> new Frame().bars(3))).isNotEmpty();
  }

  @Test
  void wantsThemInOrder() {
    Supplier<Frame> red =
        () -> {
          var frame = new Frame().bars(9);
          for (int row = 0; row < VideoFrame.TILE_ROWS; row++) {
            // Where magenta was.
            frame.tileColour(row * VideoFrame.TILE_COLUMNS + 10, 65, 100, 212);
            frame.tileColour(row * VideoFrame.TILE_COLUMNS + 11, 65, 100, 212);
          }
          return frame;
        };
    assertThat(see(red)).isEmpty();
  }

  @Test
  void wantsThemAtEqualWidths() {
    Supplier<Frame> wide =
        () -> {
          var frame = new Frame().bars(9);
          for (int row = 0; row < VideoFrame.TILE_ROWS; row++) {
            for (int column = 3; column < 5; column++) {
              // White reaches far into yellow.
              frame.tileColour(row * VideoFrame.TILE_COLUMNS + column - 1, 180, 128, 128);
              frame.tileColour(row * VideoFrame.TILE_COLUMNS + column, 180, 128, 128);
            }
          }
          return frame;
        };
    assertThat(see(wide)).isEmpty();
  }

  @Test
  void wantsThemPlain() {
    assertThat(see(() -> new Frame().bars(9).edges(9))).isEmpty();
  }
}
