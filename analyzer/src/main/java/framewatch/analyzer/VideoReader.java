package framewatch.analyzer;

import framewatch.detect.VideoFrame;
import framewatch.wire.avro.VideoFrames;

/** The video frames of a batch, one after the other. */
final class VideoReader {

  private static final int PERCENTILES = 7;
  private static final int SATURATION_PERCENTILES = 3;
  private static final int COMBINGS = 4;
  private static final int OUTLIERS = 4;
  private static final int REPETITIONS = 3;
  private static final int MARGINS = 4 * VideoFrame.MARGIN_LEVELS.size();
  private static final int HASH_BYTES = 8;

  private final VideoFrames video;
  private final int frames;
  private int next;

  /**
   * A reader at the first frame.
   *
   * @throws MalformedRecordException if the columns do not fit together, or hold what they may not
   */
  VideoReader(VideoFrames video) {
    this.video = video;
    frames = video.getTimeUs().size();
    new Columns("video", frames, frame -> "frame " + frame)
        .longs("timeUs", video.getTimeUs(), Range.TIME_US)
        .ints("durationUs", video.getDurationUs(), 1, Range.COUNT)
        .bytes("flags", video.getFlags(), 1)
        .bytes("pictureType", video.getPictureType(), 1)
        .ints("packetBytes", video.getPacketBytes(), 1, Range.COUNT)
        .bytes("decodeErrorFlags", video.getDecodeErrorFlags(), 1)
        .floats("lumaMean", video.getLumaMean(), 1, Range.CODE_VALUE)
        .floats("lumaDeviation", video.getLumaDeviation(), 1, Range.AMOUNT)
        .bytes("lumaPercentiles", video.getLumaPercentiles(), PERCENTILES)
        .ints("lumaHistogram", video.getLumaHistogram(), VideoFrame.HISTOGRAM_BINS, Range.SHARE)
        .floats("blueMean", video.getBlueMean(), 1, Range.CODE_VALUE)
        .floats("redMean", video.getRedMean(), 1, Range.CODE_VALUE)
        .floats("chromaDeviation", video.getChromaDeviation(), 1, Range.AMOUNT)
        .floats("saturationMean", video.getSaturationMean(), 1, Range.AMOUNT)
        .bytes("saturationPercentiles", video.getSaturationPercentiles(), SATURATION_PERCENTILES)
        .floats("difference", video.getDifference(), 1, Range.CHANGE)
        .floats("temporalInformation", video.getTemporalInformation(), 1, Range.CHANGE)
        .floats("spatialInformation", video.getSpatialInformation(), 1, Range.AMOUNT)
        .floats("edgeWidth", video.getEdgeWidth(), 1, Range.AMOUNT)
        .ints("columnStep", video.getColumnStep(), VideoFrame.PHASES, Range.COUNT)
        .ints("rowStep", video.getRowStep(), VideoFrame.PHASES, Range.COUNT)
        .laterInts("blockBorders", video.getBlockBorders(), VideoFrame.BORDERS, Range.SHARE)
        .floats("combing", video.getCombing(), 1, Range.AMOUNT)
        .floats("fieldCombing", video.getFieldCombing(), COMBINGS, Range.CHANGE)
        .ints("outliers", video.getOutliers(), OUTLIERS, Range.MILLIONTHS)
        .ints("repeatedRows", video.getRepeatedRows(), REPETITIONS, Range.SHARE)
        .floats("rowJump", video.getRowJump(), 1, Range.AMOUNT)
        .floats("rowJumpRise", video.getRowJumpRise(), 1, Range.CHANGE)
        .ints("rowJumpRow", video.getRowJumpRow(), 1, Range.COUNT)
        .ints("margins", video.getMargins(), MARGINS, Range.COUNT)
        .bytes("perceptualHash", video.getPerceptualHash(), HASH_BYTES)
        .floats("sceneScore", video.getSceneScore(), 1, Range.PERCENT)
        .bytes("tileMean", video.getTileMean(), VideoFrame.TILES)
        .bytes("tileMeanFraction", video.getTileMeanFraction(), VideoFrame.TILES)
        .bytes("tileDifference", video.getTileDifference(), VideoFrame.TILES)
        .bytes("tilePeakDifference", video.getTilePeakDifference(), VideoFrame.TILES)
        .bytes("tileEdge", video.getTileEdge(), VideoFrame.TILES)
        .bytes("tileGrid", video.getTileGrid(), VideoFrame.TILES)
        .bytes("tileBlue", video.getTileBlue(), VideoFrame.TILES)
        .bytes("tileRed", video.getTileRed(), VideoFrame.TILES)
        .longs("samplePosition", video.getSamplePosition(), Range.POSITION);
  }

  int frames() {
    return frames;
  }

  boolean hasNext() {
    return next < frames;
  }

  VideoFrame next() {
    int i = next++;
    return new VideoFrame(
        video.getTimeUs().get(i),
        video.getDurationUs().get(i),
        Columns.get(video.getFlags(), i),
        (char) Columns.get(video.getPictureType(), i),
        video.getPacketBytes().get(i),
        Columns.get(video.getDecodeErrorFlags(), i),
        video.getLumaMean().get(i),
        video.getLumaDeviation().get(i),
        Columns.slice(video.getLumaPercentiles(), i, PERCENTILES),
        Columns.slice(video.getLumaHistogram(), i, VideoFrame.HISTOGRAM_BINS),
        video.getBlueMean().get(i),
        video.getRedMean().get(i),
        video.getChromaDeviation().get(i),
        video.getSaturationMean().get(i),
        Columns.slice(video.getSaturationPercentiles(), i, SATURATION_PERCENTILES),
        video.getDifference().get(i),
        video.getTemporalInformation().get(i),
        video.getSpatialInformation().get(i),
        video.getEdgeWidth().get(i),
        Columns.slice(video.getColumnStep(), i, VideoFrame.PHASES),
        Columns.slice(video.getRowStep(), i, VideoFrame.PHASES),
        Columns.laterSlice(video.getBlockBorders(), i, VideoFrame.BORDERS),
        video.getCombing().get(i),
        Columns.floats(video.getFieldCombing(), COMBINGS * i, COMBINGS),
        Columns.slice(video.getOutliers(), i, OUTLIERS),
        Columns.slice(video.getRepeatedRows(), i, REPETITIONS),
        video.getRowJump().get(i),
        video.getRowJumpRise().get(i),
        video.getRowJumpRow().get(i),
        Columns.slice(video.getMargins(), i, MARGINS),
        Columns.slice(video.getPerceptualHash(), i, HASH_BYTES),
        video.getSceneScore().get(i),
        Columns.slice(video.getTileMean(), i, VideoFrame.TILES),
        Columns.slice(video.getTileMeanFraction(), i, VideoFrame.TILES),
        Columns.slice(video.getTileDifference(), i, VideoFrame.TILES),
        Columns.slice(video.getTilePeakDifference(), i, VideoFrame.TILES),
        Columns.slice(video.getTileEdge(), i, VideoFrame.TILES),
        Columns.slice(video.getTileGrid(), i, VideoFrame.TILES),
        Columns.slice(video.getTileBlue(), i, VideoFrame.TILES),
        Columns.slice(video.getTileRed(), i, VideoFrame.TILES),
        video.getSamplePosition().get(i));
  }
}
