package framewatch.ingest.measure;

import framewatch.config.ParamTable;
import framewatch.config.SourceUri;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Picture;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceParams;
import framewatch.ingest.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured on a picture: a copy, as a meter uses its own again for the next one. */
final class MeasuredPicture {
  final float lumaMean;
  final float blueMean;
  final float redMean;
  final float saturationMean;
  final byte[] saturationPercentiles;
  final float difference;
  final float sceneScore;
  final float spatialInformation;
  final float temporalInformation;
  final float combing;
  final float[] fieldCombing;
  final int[] outliers;
  final int[] repeatedRows;
  final int[] lumaHistogram;

  private MeasuredPicture(VideoMeasures from) {
    lumaMean = from.lumaMean;
    blueMean = from.blueMean;
    redMean = from.redMean;
    saturationMean = from.saturationMean;
    saturationPercentiles = from.saturationPercentiles.clone();
    difference = from.difference;
    sceneScore = from.sceneScore;
    spatialInformation = from.spatialInformation;
    temporalInformation = from.temporalInformation;
    combing = from.combing;
    fieldCombing = from.fieldCombing.clone();
    outliers = from.outliers.clone();
    repeatedRows = from.repeatedRows.clone();
    lumaHistogram = from.lumaHistogram.clone();
  }

  /** Every picture of a file without sound. */
  static List<MeasuredPicture> of(Path file) throws Exception {
    List<MeasuredPicture> pictures = new ArrayList<>();
    var meter = new VideoMeter(new MeasureParams(1));
    var params = ParamTable.of("source", SourceParams.class).parse(Map.of());
    try (Source source = Sources.open(SourceUri.of(file.toString()), params)) {
      Media media = source.next();
      while (!(media instanceof Media.End)) {
        pictures.add(new MeasuredPicture(meter.measure((Picture) media)));
        media = source.next();
      }
    }
    return pictures;
  }

  /** As FFmpeg's idet with its default thresholds. */
  String fieldOrder(MeasuredPicture next) {
    double top = fieldCombing[0] + next.fieldCombing[3];
    double bottom = fieldCombing[1] + next.fieldCombing[2];
    if (top > 1.04 * bottom) {
      return "tff";
    }
    if (bottom > 1.04 * top) {
      return "bff";
    }
    return bottom > 1.5 * combing ? "progressive" : "undetermined";
  }

  double shareBelow40() {
    double share = 0;
    for (int bin = 0; LumaCounts.EDGES[bin] < 40; bin++) {
      share += lumaHistogram[bin] / 10_000.0;
    }
    return share;
  }
}
