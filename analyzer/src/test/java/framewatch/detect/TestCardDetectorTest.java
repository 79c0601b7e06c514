package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestCardDetectorTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  /** White, yellow, cyan, green, magenta, red, blue. */
  private static final int[] ORDER = {
    0xffffff, 0xffff00, 0x00ffff, 0x00ff00, 0xff00ff, 0xff0000, 0x0000ff
  };

  private static Sample picture(long seconds, Paint paint) {
    var planes = new byte[3][WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour = paint.at(i % WIDTH, i / WIDTH);
      planes[0][i] = (byte) (colour >> 16);
      planes[1][i] = (byte) (colour >> 8);
      planes[2][i] = (byte) colour;
    }
    return new Sample(seconds * 1_000_000, seconds, WIDTH, HEIGHT, planes[0], planes[1], planes[2]);
  }

  private interface Paint {
    int at(int x, int y);
  }

  private static int scaled(int colour, double level) {
    int scaled = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      scaled = scaled << 8 | (int) ((colour >> shift & 0xff) * level);
    }
    return scaled;
  }

  private static int smpte(int x, int y) {
    return y < 60 ? scaled(ORDER[x * 7 / WIDTH], 0.75) : 0x101010;
  }

  private static int film(int x, int y) {
    return (x * 3 & 0xff) << 16 | (y * 2 & 0xff) << 8 | ((x + y) & 0xff);
  }

  private static Scene scene(Sample... samples) {
    var scene = new Scene();
    for (Sample sample : samples) {
      scene.add(sample);
      scene.nothing((sample.timeUs() - scene.nowUs()) / 1e6);
    }
    return scene.nothing(1).end();
  }

  static Scene barsFromThreeToTwelve() {
    return scene(
        picture(0, TestCardDetectorTest::film),
        picture(3, TestCardDetectorTest::smpte),
        picture(10, TestCardDetectorTest::smpte),
        picture(12, TestCardDetectorTest::film));
  }

  @Test
  void reportsBarsFromTheFirstSampleThatShowsThemToTheNextThatDoesNot() {
    assertThat(barsFromThreeToTwelve().see(TestCardDetector.SPEC))
        .containsExactly("open 3.00 INFO", "close 3.00..12.00 INFO recovered");
  }

  @Test
  void reportsBarsThatReachTheEndOfTheStream() {
    assertThat(scene(picture(3, TestCardDetectorTest::smpte)).see(TestCardDetector.SPEC))
        .containsExactly("open 3.00 INFO", "close 3.00..4.00 INFO ended");
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = new Scene().add(picture(0, TestCardDetectorTest::smpte)).nothing(5);
    scene.mark(Mark.Kind.DISCONTINUITY, 0, 0).add(picture(7, TestCardDetectorTest::film)).end();
    assertThat(scene.see(TestCardDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..5.00 INFO discontinuity");
  }

  @Test
  void knowsFullBarsWithBlackAtTheirEnd() {
    Paint ebu = (x, y) -> x < 140 ? ORDER[x / 20] : 0;
    assertThat(scene(picture(0, ebu)).see(TestCardDetector.SPEC)).isNotEmpty();
  }

  @Test
  void knowsBarsBetweenPanels() {
    Paint hd =
        (x, y) -> x < 20 || x >= 139 || y > 52 ? 0x686868 : scaled(ORDER[(x - 20) / 17], 0.75);
    assertThat(scene(picture(0, hd)).see(TestCardDetector.SPEC)).isNotEmpty();
  }

  @Test
  void wantsBarsOverAGoodPartOfTheHeight() {
    Paint strip = (x, y) -> y < 20 ? smpte(x, y) : film(x, y);
    assertThat(scene(picture(0, strip)).see(TestCardDetector.SPEC)).isEmpty();
  }

  @Test
  void wantsThemInOrder() {
    Paint shuffled = (x, y) -> ORDER[(x * 7 / WIDTH * 3) % 7];
    assertThat(scene(picture(0, shuffled)).see(TestCardDetector.SPEC)).isEmpty();
  }

  @Test
  void wantsThemAtEqualWidths() {
    int[] from = {0, 10, 20, 70, 80, 90, 100};
    Paint uneven =
        (x, y) -> {
          int bar = 6;
          while (x < from[bar]) {
            bar--;
          }
          return ORDER[bar];
        };
    assertThat(scene(picture(0, uneven)).see(TestCardDetector.SPEC)).isEmpty();
  }

  @Test
  void wantsThemPlain() {
    Paint rough = (x, y) -> scaled(ORDER[x * 7 / WIDTH], (x & 1) == 0 ? 1 : 0.7);
    assertThat(scene(picture(0, rough)).see(TestCardDetector.SPEC)).isEmpty();
  }
}
