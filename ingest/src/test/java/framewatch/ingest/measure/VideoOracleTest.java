package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.ingest.source.MediaFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of pictures against FFmpeg's own filters, on the same media. */
class VideoOracleTest {
  private static final String SIGNALSTATS = "FFmpeg signalstats";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"112x96, yuv420p", "99x81, yuv422p", "64x56, yuv444p", "640x360, yuv420p"})
  void agreesWithSignalstatsAndScdet(String size, String pixelFormat) throws Exception {
    Path file = twoShots(size, pixelFormat, "");
    String filters = "scdet,signalstats=stat=tout+vrep,metadata=print:file=-";
    var theirs = new FilterOutput(MediaFiles.run(folder, "-i a.mkv -vf " + filters + " -f null -"));

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    record(ours, m -> m.lumaMean, theirs, "signalstats.YAVG", "lumaMean", 0.01);
    record(ours, m -> m.blueMean, theirs, "signalstats.UAVG", "blueMean", 0.5);
    record(ours, m -> m.redMean, theirs, "signalstats.VAVG", "redMean", 0.5);
    record(ours, m -> m.saturationMean, theirs, "signalstats.SATAVG", "saturationMean", 1);
    record(ours, m -> m.difference, theirs, "signalstats.YDIF", "difference", 0.01);
    deviation(
        "sceneScore",
        "FFmpeg scdet",
        "%",
        ours,
        m -> m.sceneScore,
        theirs.values("scd.score"),
        0.01);
    if (size.equals("640x360")) {
      return; // Of a large picture some pixels are sampled, and a percentile may fall in a gap.
    }
    record(
        ours,
        m -> m.saturationPercentiles[0] & 0xff,
        theirs,
        "signalstats.SATLOW",
        "saturationPercentiles, 10th",
        2);
    record(
        ours,
        m -> m.saturationPercentiles[2] & 0xff,
        theirs,
        "signalstats.SATHIGH",
        "saturationPercentiles, 90th",
        2);
  }

  @Test
  void agreesWithSignalstatsOnOutliers() throws Exception {
    // Noise three pixels wide, as broken tape leaves it.
    Path file =
        twoShots(
            "321x240", "yuv420p", ",scale=107:240,noise=c0s=60:c0f=t,scale=321:240:flags=neighbor");
    List<Double> theirs = signalstats("TOUT");
    assertThat(theirs).allMatch(share -> share > 0.01);

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    deviation(
        "outliers, above 4", SIGNALSTATS, "%", ours, m -> m.outliers[0], scaled(theirs, 1e6), 20);
  }

  @Test
  void agreesWithSignalstatsOnRepeatedRows() throws Exception {
    Path file = twoShots("320x240", "yuv420p", ",scale=320:24,scale=320:240:flags=neighbor");
    List<Double> theirs = signalstats("VREP");
    assertThat(theirs).anyMatch(share -> share > 0.4);

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    deviation(
        "repeatedRows, below 1",
        SIGNALSTATS,
        "% of the rows",
        ours,
        m -> m.repeatedRows[1] / 100.0,
        scaled(theirs, 100),
        5);
  }

  private List<Double> signalstats(String key) throws Exception {
    String filters = "signalstats=stat=tout+vrep,metadata=print:file=-";
    return new FilterOutput(MediaFiles.run(folder, "-i a.mkv -vf " + filters + " -f null -"))
        .values("signalstats." + key);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"320x240", "640x360", "1920x1080"})
  void agreesWithSiti(String size) throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.mkv",
            "-f lavfi -i mandelbrot=r=25:s=" + size,
            "-vf noise=c0s=6:c0f=t,format=yuv420p",
            "-c:v ffv1 -t 1");
    var theirs =
        new FilterOutput(
            MediaFiles.run(folder, "-i a.mkv -vf siti,metadata=print:file=- -f null -"));

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    deviation(
        "spatialInformation, " + size,
        "FFmpeg siti",
        "%",
        ours,
        m -> m.spatialInformation,
        theirs.values("siti.si"),
        25);
    deviation(
        "temporalInformation, " + size,
        "FFmpeg siti",
        "%",
        ours,
        m -> m.temporalInformation,
        theirs.values("siti.ti"),
        25);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"top", "bottom"})
  void tellsFieldOrdersAsIdetDoes(String first) throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.mkv",
            "-f lavfi -i testsrc2=s=640x240:r=50:d=2",
            "-vf weave=first_field=" + first,
            "-c:v ffv1");
    List<String> theirs =
        MediaFiles.run(folder, "-i a.mkv -vf idet,metadata=print:file=- -f null -")
            .lines()
            .filter(line -> line.startsWith("lavfi.idet.single.current_frame="))
            .map(line -> line.substring(line.indexOf('=') + 1))
            .toList();

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    assertThat(theirs).hasSizeGreaterThan(40);
    int unequal = 0;
    // idet looks one frame ahead; the last one has none.
    for (int i = 1; i + 1 < ours.size(); i++) {
      unequal += ours.get(i).fieldOrder(ours.get(i + 1)).equals(theirs.get(i)) ? 0 : 1;
    }
    Deviations.record(
        "fieldCombing, field order of " + first + " first",
        "FFmpeg idet",
        "frames of 50 otherwise",
        unequal,
        2);
  }

  @Test
  void countsBlackFramesAsBlackdetectDoes() throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.mkv",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=3",
            "-vf drawbox=c=black:t=fill:enable='between(n,20,49)',format=yuv420p",
            "-c:v ffv1");
    // Levels up to 39 are black: an edge of our histogram.
    String filter = "blackdetect=d=0.01:pix_th=" + 23.0 / 219;
    var theirs =
        new FilterOutput(
            MediaFiles.run(folder, "-i a.mkv -vf " + filter + ",metadata=print:file=- -f null -"));

    List<MeasuredPicture> ours = MeasuredPicture.of(file);

    List<Integer> black = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i).shareBelow40() >= 0.98) {
        black.add(i);
      }
    }
    double start = theirs.values("black_start").get(0);
    double end = theirs.values("black_end").get(0);
    assertThat(black).hasSize(30);
    Deviations.record(
        "lumaHistogram, start of black",
        "FFmpeg blackdetect",
        "s",
        Math.abs(black.get(0) / 25.0 - start),
        0.001);
    Deviations.record(
        "lumaHistogram, end of black",
        "FFmpeg blackdetect",
        "s",
        Math.abs((black.get(29) + 1) / 25.0 - end),
        0.001);
  }

  /** A cut after a second, from one moving picture to another. */
  private Path twoShots(String size, String pixelFormat, String more) throws Exception {
    return MediaFiles.make(
        folder,
        "a.mkv",
        "-f lavfi -i testsrc2=s=320x240:r=25:d=1 -f lavfi -i mandelbrot=s=320x240:r=25",
        "-filter_complex [0][1]concat=n=2:v=1" + more + ",format=" + pixelFormat,
        "-s",
        size,
        "-c:v ffv1 -t 2");
  }

  private static void record(
      List<MeasuredPicture> ours,
      ToDoubleFunction<MeasuredPicture> value,
      FilterOutput theirs,
      String key,
      String measure,
      double allowed) {
    deviation(measure, SIGNALSTATS, "code values", ours, value, theirs.values(key), allowed);
  }

  /** Percents are of their value, other units absolute. */
  private static void deviation(
      String measure,
      String oracle,
      String unit,
      List<MeasuredPicture> ours,
      ToDoubleFunction<MeasuredPicture> value,
      List<Double> theirs,
      double allowed) {
    assertThat(theirs).hasSameSizeAs(ours);
    double worst = 0;
    // The first picture has nothing to differ from; filters say 0 there.
    for (int i = 1; i < ours.size(); i++) {
      double deviation = Math.abs(value.applyAsDouble(ours.get(i)) - theirs.get(i));
      boolean relative = unit.equals("%") && !measure.equals("sceneScore");
      worst = Math.max(worst, relative ? 100 * deviation / Math.max(1, theirs.get(i)) : deviation);
    }
    Deviations.record(measure, oracle, unit, worst, allowed);
  }

  private static List<Double> scaled(List<Double> values, double by) {
    return values.stream().map(value -> value * by).toList();
  }
}
