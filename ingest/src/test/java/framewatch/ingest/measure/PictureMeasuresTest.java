package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Picture;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the measures say of pictures whose answer is known. */
class PictureMeasuresTest {

  @ParameterizedTest(name = "blocks of {0} at {1}")
  @CsvSource({"8, 0", "8, 3", "16, 0", "16, 5"})
  void findsTheSizeAndOffsetOfBlocks(int size, int offset) {
    VideoMeasures measures =
        measure((x, y) -> 100 + 4 * ((x + 16 - offset) / size + (y + 16 - offset) / size & 1));
    for (int phase = 0; phase < 16; phase++) {
      int expected = phase % size == offset ? 4 * 256 : 0;
      assertThat(measures.columnStep[phase]).as("column %d", phase).isEqualTo(expected);
      assertThat(measures.rowStep[phase]).as("row %d", phase).isEqualTo(expected);
    }
  }

  @Test
  void findsBlocksInTheTileThatHasThem() {
    // Columns 160 to 319 and rows 80 to 159: tiles 4 to 7 of rows 2 and 3.
    VideoMeasures measures =
        measure(
            (x, y) ->
                x >= 160 && x < 320 && y >= 80 && y < 160 && (x / 16 + y / 16 & 1) == 0
                    ? 108
                    : 100);
    assertThat(measures.tileGrid[3 * 16 + 5] & 0xff).isBetween(100, 130);
    assertThat(measures.tileGrid[0]).isZero();
  }

  @Test
  void countsBordersOfBlocksThatDoNotFit() {
    // Of 39 x 22 borders between columns 5 x 5 or so step, and as many between rows.
    VideoMeasures measures =
        measure(
            (x, y) ->
                x >= 160 && x < 240 && y >= 80 && y < 160 && (x / 16 + y / 16 & 1) == 0
                    ? 107
                    : 100);
    int[] borders = measures.blockBorders;
    for (int kind : new int[] {0, 3, 5}) {
      assertThat(borders[4 * kind]).as("kind %d", kind).isBetween(150, 600);
      assertThat(borders[4 * kind + 1]).as("kind %d, by 6", kind).isBetween(150, 600);
      assertThat(borders[4 * kind + 2]).as("kind %d, by 8", kind).isZero();
    }
    for (int kind : new int[] {1, 2, 4}) {
      assertThat(borders[4 * kind]).as("kind %d", kind).isZero();
    }
  }

  @Test
  void doesNotTakeOneSharpLineOnTheGridForBlocks() {
    VideoMeasures line = measure((x, y) -> x < 320 ? 40 : 200);
    VideoMeasures blocks = measure((x, y) -> 100 + 4 * (x / 16 & 1));
    assertThat(line.columnStep[0]).isLessThan(blocks.columnStep[0] / 4);
  }

  @Test
  void findsBlackBordersAtEachLevel() {
    VideoMeasures measures =
        measure(
            (x, y) ->
                y < 24 || y >= 340 ? 18 : x < 40 ? 22 : x >= 600 ? 30 : 60 + (x * 7 + y * 13) % 90);
    assertThat(measures.margins)
        .containsExactly(24, 20, 0, 0, 24, 20, 40, 0, 24, 20, 40, 40, 24, 20, 40, 40);
  }

  @Test
  void hasMarginsAsLargeAsAPictureThatIsBlack() {
    assertThat(measure((x, y) -> 16).margins).containsSubsequence(360, 360, 640, 640);
  }

  @Test
  void seesWhereAPictureIsTorn() {
    var meter = new VideoMeter(new MeasureParams(2));
    Picture whole = Pictures.of(640, 360, PictureMeasuresTest::scene);
    Picture torn = Pictures.of(640, 360, (x, y) -> y < 200 ? scene(x, y) : scene(x + 37, y));
    meter.measure(whole);
    assertThat(meter.measure(Pictures.after(whole, whole)).rowJumpRise).isZero();
    VideoMeasures measures = meter.measure(Pictures.after(whole, torn));
    assertThat(measures.rowJumpRow).isEqualTo(200);
    assertThat(measures.rowJumpRise).isGreaterThan(5);
  }

  @Test
  void findsEdgesAsWideAsTheyAre() {
    for (int width : new int[] {1, 4, 12}) {
      VideoMeasures measures =
          measure(
              (x, y) ->
                  60 + 120 * Math.max(0, Math.min(width, Math.abs(x % 64 - 32) - 10)) / width);
      assertThat(measures.edgeWidth).as("width %d", width).isCloseTo(width, within(0.5f));
    }
  }

  @Test
  void tellsFieldsOfTwoTimesFromOneTime() {
    VideoMeasures mixed = measure((x, y) -> scene(y % 2 == 0 ? x : x + 9, y));
    float interlaced = mixed.combing;
    float progressive = measure(PictureMeasuresTest::scene).combing;
    assertThat(interlaced).isGreaterThan(5 * progressive);
  }

  @Test
  void hashesTheSamePictureAlikeWhateverItsSize() {
    byte[] large = hash(1280, 720, 0);
    assertThat(distance(large, hash(640, 360, 0))).isLessThanOrEqualTo(4);
    assertThat(distance(large, hash(320, 180, 0))).isLessThanOrEqualTo(6);
    assertThat(distance(large, hash(1280, 720, 40))).isLessThanOrEqualTo(6);
    Picture other = Pictures.of(1280, 720, (x, y) -> scene(y * 2, x / 3));
    byte[] different = new VideoMeter(new MeasureParams(2)).measure(other).perceptualHash;
    assertThat(distance(large, different)).isGreaterThan(16);
  }

  @Test
  void findsColourInItsTile() {
    Picture picture = Pictures.of(640, 360, (x, y) -> 100);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        picture.planes[1].put(y * picture.strides[1] + x, (byte) 90);
        picture.planes[2].put(y * picture.strides[2] + x, (byte) 240);
      }
    }
    VideoMeasures measures = new VideoMeter(new MeasureParams(2)).measure(picture);
    assertThat(measures.tileBlue[0] & 0xff).isEqualTo(90);
    assertThat(measures.tileRed[0] & 0xff).isEqualTo(240);
    assertThat(measures.tileBlue[17] & 0xff).isEqualTo(128);
    assertThat(measures.tileRed[17] & 0xff).isEqualTo(128);
  }

  @Test
  void findsTheCellThatChanged() {
    var meter = new VideoMeter(new MeasureParams(1));
    Picture before = Pictures.of(640, 360, (x, y) -> 100);
    Picture after = Pictures.of(640, 360, (x, y) -> x / 8 == 10 && y / 8 == 10 ? 180 : 100);
    meter.measure(before);
    VideoMeasures measures = meter.measure(Pictures.after(before, after));
    int tile = 2 * 16 + 2;
    // 8 x 8 pixels of a cell of 8 x 14 and of a tile of 40 x 40.
    assertThat(Math.pow((measures.tilePeakDifference[tile] & 0xff) / 16.0, 2))
        .isBetween(35.0, 50.0);
    assertThat(Math.pow((measures.tileDifference[tile] & 0xff) / 16.0, 2)).isBetween(3.0, 3.5);
  }

  private static byte[] hash(int width, int height, int noise) {
    var random = new Random(1);
    Picture picture =
        Pictures.of(
            width,
            height,
            (x, y) ->
                scene(x * 1280 / width, y * 720 / height)
                    + (noise > 0 ? random.nextInt(noise) : 0));
    return new VideoMeter(new MeasureParams(2)).measure(picture).perceptualHash.clone();
  }

  private static int distance(byte[] a, byte[] b) {
    int distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += Integer.bitCount((a[i] ^ b[i]) & 0xff);
    }
    return distance;
  }

  /** Shapes of many sizes, brighter towards one corner. */
  private static int scene(int x, int y) {
    return (int)
        (100
            + 35 * Math.sin(x / 23.0)
            + 25 * Math.cos(x / 131.0 + y / 71.0)
            + 15 * Math.sin(y / 210.0)
            + x / 60.0);
  }

  private static VideoMeasures measure(IntBinaryOperator luma) {
    return new VideoMeter(new MeasureParams(1)).measure(Pictures.of(640, 360, luma));
  }
}
