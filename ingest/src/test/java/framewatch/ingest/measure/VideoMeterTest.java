package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against plain loops over the pixels. */
class VideoMeterTest {

  @ParameterizedTest(name = "{0}x{1}, {2} bits, full range {3}, step {4}")
  @CsvSource({
    "1920, 1080,  8, false, 1",
    "1920, 1080,  8, false, 2",
    "1920, 1080,  8, true,  4",
    "1280,  720, 10, false, 2",
    " 720,  576,  8, false, 2",
    " 640,  360, 12, true,  1",
    " 161,  121,  8, false, 2",
    " 163,   91, 10, true,  1",
    " 160,   90,  8, false, 2",
    "  64,   48,  8, false, 2",
    "  33,   17,  9, false, 1",
    "  17,    9, 16, false, 1",
    "   7,    5,  8, true,  1",
    "   1,    1,  8, false, 1",
    "8191,   16,  8, false, 1",
    "  24, 4320,  8, false, 1",
  })
  void measuresWhatPlainLoopsMeasure(int width, int height, int depth, boolean full, int step) {
    var meter = new VideoMeter(new MeasureParams(step));
    Picture first = Pictures.random(width, height, depth, full, 1);
    Picture second = Pictures.random(width, height, depth, full, 2);
    Pictures.after(first, second);
    meter.measure(first);

    VideoMeasures measures = meter.measure(second);

    var plain = new PlainMeter(first, second, step);
    assertThat(measures.lumaMean).isCloseTo((float) plain.mean(), within(1e-3f));
    assertThat(measures.difference).isCloseTo((float) plain.difference(), within(1e-3f));
    assertThat(measures.tileMean).isEqualTo(plain.tileMean());
    assertThat(measures.tileMeanFraction).isEqualTo(plain.tileMeanFraction());
    assertThat(measures.tileDifference).isEqualTo(plain.tileDifference());
    assertThat(measures.tileEdge).isEqualTo(plain.tileEdge());
  }

  @ParameterizedTest(name = "{0}x{1}, {2} bits, full range {3}")
  @CsvSource({"160, 90, 8, false", "161, 91, 10, false", "64, 48, 8, true", "3, 3, 8, false"})
  void looksAtEveryPixelOfASmallPicture(int width, int height, int depth, boolean full) {
    Picture picture = Pictures.random(width, height, depth, full, 3);

    VideoMeasures measures = new VideoMeter(new MeasureParams(2)).measure(picture);

    var plain = new PlainMeter(picture, picture, 1);
    assertThat(measures.lumaDeviation).isCloseTo((float) plain.deviation(), within(1e-3f));
    assertThat(measures.lumaPercentiles).isEqualTo(plain.percentiles());
    assertThat(measures.lumaHistogram).isEqualTo(plain.histogram());
    assertThat(measures.blueMean).isCloseTo((float) plain.chromaMean(1), within(1e-3f));
    assertThat(measures.redMean).isCloseTo((float) plain.chromaMean(2), within(1e-3f));
    assertThat(measures.chromaDeviation).isCloseTo((float) plain.chromaDeviation(), within(1e-2f));
    assertThat(measures.saturationMean).isCloseTo((float) plain.saturation(), within(1e-2f));
  }

  @ParameterizedTest(name = "{0}x{1}, {2} bits, full range {3}")
  @CsvSource({"160, 90, 8, false", "161, 91, 10, false", "64, 48, 8, true", "33, 20, 12, false"})
  void looksCloselyAtEveryRowOfASmallPicture(int width, int height, int depth, boolean full) {
    var meter = new VideoMeter(new MeasureParams(1));
    Picture first = Pictures.random(width, height, depth, full, 4);
    Picture second = Pictures.random(width, height, depth, full, 5);
    Pictures.after(first, second);
    meter.measure(first);

    VideoMeasures measures = meter.measure(second);

    var plain = new PlainDetails(first, second);
    assertThat(measures.spatialInformation)
        .isCloseTo((float) plain.spatialInformation(), within(0.02f));
    assertThat(measures.temporalInformation)
        .isCloseTo((float) plain.temporalInformation(), within(0.001f));
    for (int level = 0; level < 4; level++) {
      assertThat(measures.outliers[level])
          .isEqualTo(plain.outliersAbove(DetailSums.OUTLIER_LEVELS[level]));
    }
    assertThat(measures.combing).isCloseTo((float) plain.combing(), within(0.001f));
    assertThat(measures.fieldCombing).containsExactly(plain.fieldCombing(), within(0.001f));
    assertThat(measures.rowStep).isEqualTo(plain.rowStep());
    assertThat(measures.repeatedRows).isEqualTo(plain.repeatedRows());
    assertThat(measures.rowJump).isCloseTo((float) plain.rowJump(), within(0.001f));
    assertThat(measures.rowJumpRise).isCloseTo((float) plain.rowJumpRise(), within(0.001f));
  }

  @Test
  void samplesALargePictureWell() {
    Picture picture = Pictures.smooth(1920, 1080);

    VideoMeasures measures = new VideoMeter(new MeasureParams(2)).measure(picture);

    var plain = new PlainMeter(picture, picture, 1);
    assertThat(measures.lumaMean).isCloseTo((float) plain.mean(), within(0.5f));
    assertThat(measures.lumaDeviation).isCloseTo((float) plain.deviation(), within(0.5f));
    assertThat(measures.blueMean).isCloseTo((float) plain.chromaMean(1), within(0.3f));
    assertThat(measures.chromaDeviation).isCloseTo((float) plain.chromaDeviation(), within(0.5f));
    assertThat(measures.saturationMean).isCloseTo((float) plain.saturation(), within(0.5f));
  }

  @Test
  void hasNoDifferenceForTheFirstPictureAndTheFirstOfANewFormat() {
    var meter = new VideoMeter(new MeasureParams(2));
    assertThat(meter.measure(Pictures.random(64, 48, 8, false, 1)).difference).isEqualTo(-1);
    VideoMeasures other = meter.measure(Pictures.random(80, 48, 8, false, 1));
    assertThat(other.difference).isEqualTo(-1);
    assertThat(other.sceneScore).isZero();
    assertThat(other.tileDifference).containsOnly(0);
  }

  @Test
  void scoresACutByHowMuchTheDifferenceRises() {
    var meter = new VideoMeter(new MeasureParams(1));
    Picture dark = Pictures.flat(64, 48, 16);
    Picture light = Pictures.flat(64, 48, 144);
    meter.measure(dark);
    meter.measure(Pictures.after(dark, dark));
    // 128 of 256 is 50 percent, after a picture without difference.
    assertThat(meter.measure(Pictures.after(dark, light)).sceneScore).isEqualTo(50f);
    // As large a difference again is no rise.
    assertThat(meter.measure(Pictures.after(light, dark)).sceneScore).isZero();
  }

  @Test
  void mapsFullRangeToTheLevelsOfLimitedRange() {
    Picture black = Pictures.flat(64, 48, 0);
    black.format = VideoFormat.newBuilder(black.format).setFullRange(true).build();
    VideoMeasures measures = new VideoMeter(new MeasureParams(2)).measure(black);
    assertThat(measures.lumaMean).isEqualTo(16f);
    assertThat(measures.lumaPercentiles).containsOnly(16);
    assertThat(measures.tileMean).containsOnly(16);
  }

  @Test
  void measuresGreyWithoutChroma() {
    Picture grey = Pictures.flat(64, 48, 77);
    grey.planeCount = 1;
    VideoMeasures measures = new VideoMeter(new MeasureParams(2)).measure(grey);
    assertThat(measures.lumaMean).isEqualTo(77f);
    assertThat(measures.lumaDeviation).isZero();
    assertThat(measures.saturationMean).isZero();
    assertThat(measures.blueMean).isEqualTo(128f);
  }
}
