package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.MediaFiles;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of pictures against FFmpeg's own filters, on the same media. */
class FilterOracleTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"160x120, yuv420p", "161x91, yuv422p", "176x144, yuv444p"})
  void agreesWithSignalstatsAndScdet(String size, String pixelFormat) throws Exception {
    // A cut after a second, from one moving picture to another.
    Path file =
        MediaFiles.make(
            folder,
            "a.mkv",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=1 -f lavfi -i mandelbrot=s=320x240:r=25",
            "-filter_complex [0][1]concat=n=2:v=1,format=" + pixelFormat,
            "-s",
            size,
            "-c:v ffv1 -t 2");
    var theirs =
        new FilterOutput(
            MediaFiles.run(
                folder, "-i a.mkv -vf scdet,signalstats,metadata=print:file=- -f null -"));

    List<float[]> ours = new ArrayList<>();
    var meter = new VideoMeter(new MeasureParams(1));
    try (Source source = open(file)) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        VideoMeasures m = meter.measure((Picture) media);
        ours.add(
            new float[] {
              m.lumaMean, m.blueMean, m.redMean, m.saturationMean, m.difference, m.sceneScore
            });
        media = source.next();
      }
    }

    assertThat(ours).hasSize(50);
    assertClose(column(ours, 0), theirs.values("signalstats.YAVG"), 0.01);
    assertClose(column(ours, 1), theirs.values("signalstats.UAVG"), 0.01);
    assertClose(column(ours, 2), theirs.values("signalstats.VAVG"), 0.01);
    assertClose(column(ours, 3), theirs.values("signalstats.SATAVG"), 0.6);
    assertClose(column(ours, 4), theirs.values("signalstats.YDIF"), 0.01);
    assertClose(column(ours, 5), theirs.values("scd.score"), 0.01);
  }

  private static Source open(Path file) throws Exception {
    return Sources.open(
        SourceUri.of(file.toString()), ParamTable.of("source", SourceParams.class).parse(Map.of()));
  }

  private static void assertClose(List<Double> ours, List<Double> theirs, double within) {
    assertThat(theirs).hasSameSizeAs(ours);
    // The first picture has nothing to differ from; filters say 0 there.
    for (int i = 1; i < ours.size(); i++) {
      assertThat(ours.get(i)).as("picture %d", i).isCloseTo(theirs.get(i), within(within));
    }
  }

  private static List<Double> column(List<float[]> rows, int column) {
    return rows.stream().map(row -> (double) row[column]).collect(Collectors.toList());
  }
}
