package framewatch.analyzer;

import framewatch.detect.AudioWindow;
import framewatch.detect.Observation;
import framewatch.detect.VideoFrame;
import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.VideoFrames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The observations of a batch, in the order in which ingest saw them. */
final class FrameBatchReader {

  private static final int PERCENTILES = 7;
  private static final int MARGINS = 4 * VideoFrame.MARGIN_LEVELS.size();

  private FrameBatchReader() {}

  /**
   * Reads a batch.
   *
   * @throws MalformedRecordException if its columns do not fit together, or hold no number
   */
  static List<Observation> read(FrameBatch batch) {
    Columns video = videoColumns(batch.getVideo());
    Columns audio = audioColumns(batch.getAudio());
    ByteBuffer order = batch.getOrder();
    int observations = order.remaining();
    Columns.check("order", observations, video.rows() + audio.rows() + batch.getMarks().size());
    List<Observation> read = new ArrayList<>(observations);
    int frame = 0;
    int window = 0;
    int firstChannel = 0;
    int firstPair = 0;
    int mark = 0;
    for (int i = 0; i < observations; i++) {
      byte kind = order.get(order.position() + i);
      if (kind == 0 && frame < video.rows()) {
        read.add(frame(batch.getVideo(), frame++));
      } else if (kind == 1 && window < audio.rows()) {
        AudioWindow next = window(batch.getAudio(), window++, firstChannel, firstPair);
        firstChannel += next.channels();
        firstPair += next.channels() / 2;
        read.add(next);
      } else if (kind == 2 && mark < batch.getMarks().size()) {
        read.add(MarkReader.read(batch.getMarks().get(mark++)));
      } else {
        throw new MalformedRecordException(
            "order[%d] is %d: expected 0, 1 or 2, each as often as there are of its kind"
                .formatted(i, kind));
      }
    }
    return read;
  }

  private static Columns videoColumns(VideoFrames video) {
    return new Columns("video", video.getTimeUs().size())
        .longs("timeUs", video.getTimeUs(), 1)
        .ints("durationUs", video.getDurationUs(), 1)
        .bytes("flags", video.getFlags(), 1)
        .bytes("pictureType", video.getPictureType(), 1)
        .ints("packetBytes", video.getPacketBytes(), 1)
        .bytes("decodeErrorFlags", video.getDecodeErrorFlags(), 1)
        .floats("lumaMean", video.getLumaMean(), 1)
        .floats("lumaDeviation", video.getLumaDeviation(), 1)
        .bytes("lumaPercentiles", video.getLumaPercentiles(), PERCENTILES)
        .ints("lumaHistogram", video.getLumaHistogram(), VideoFrame.HISTOGRAM_BINS)
        .floats("blueMean", video.getBlueMean(), 1)
        .floats("redMean", video.getRedMean(), 1)
        .floats("chromaDeviation", video.getChromaDeviation(), 1)
        .floats("saturationMean", video.getSaturationMean(), 1)
        .bytes("saturationPercentiles", video.getSaturationPercentiles(), 3)
        .floats("difference", video.getDifference(), 1)
        .floats("temporalInformation", video.getTemporalInformation(), 1)
        .floats("spatialInformation", video.getSpatialInformation(), 1)
        .floats("edgeWidth", video.getEdgeWidth(), 1)
        .ints("columnStep", video.getColumnStep(), VideoFrame.PHASES)
        .ints("rowStep", video.getRowStep(), VideoFrame.PHASES)
        .laterInts("blockBorders", video.getBlockBorders(), VideoFrame.BORDERS)
        .floats("combing", video.getCombing(), 1)
        .floats("fieldCombing", video.getFieldCombing(), 4)
        .ints("outliers", video.getOutliers(), 4)
        .ints("repeatedRows", video.getRepeatedRows(), 3)
        .floats("rowJump", video.getRowJump(), 1)
        .floats("rowJumpRise", video.getRowJumpRise(), 1)
        .ints("rowJumpRow", video.getRowJumpRow(), 1)
        .ints("margins", video.getMargins(), MARGINS)
        .bytes("perceptualHash", video.getPerceptualHash(), 8)
        .floats("sceneScore", video.getSceneScore(), 1)
        .bytes("tileMean", video.getTileMean(), VideoFrame.TILES)
        .bytes("tileMeanFraction", video.getTileMeanFraction(), VideoFrame.TILES)
        .bytes("tileDifference", video.getTileDifference(), VideoFrame.TILES)
        .bytes("tilePeakDifference", video.getTilePeakDifference(), VideoFrame.TILES)
        .bytes("tileEdge", video.getTileEdge(), VideoFrame.TILES)
        .bytes("tileGrid", video.getTileGrid(), VideoFrame.TILES)
        .bytes("tileBlue", video.getTileBlue(), VideoFrame.TILES)
        .bytes("tileRed", video.getTileRed(), VideoFrame.TILES)
        .longs("samplePosition", video.getSamplePosition(), 1);
  }

  private static Columns audioColumns(AudioWindows audio) {
    var windows =
        new Columns("audio", audio.getTimeUs().size())
            .longs("timeUs", audio.getTimeUs(), 1)
            .ints("durationUs", audio.getDurationUs(), 1)
            .bytes("channels", audio.getChannels(), 1)
            .ints("fingerprint", audio.getFingerprint(), 1);
    int channels = 0;
    int pairs = 0;
    for (byte count : Columns.slice(audio.getChannels(), 0, windows.rows())) {
      channels += count & 0xff;
      pairs += (count & 0xff) / 2;
    }
    new Columns("audio", channels)
        .floats("peak", audio.getPeak(), 1)
        .floats("truePeak", audio.getTruePeak(), 1)
        .floats("rms", audio.getRms(), 1)
        .floats("dc", audio.getDc(), 1)
        .floats("weightedPower", audio.getWeightedPower(), 1)
        .floats("amplitudePercentiles", audio.getAmplitudePercentiles(), AudioWindow.PERCENTILES)
        .ints("fullScaleRun", audio.getFullScaleRun(), 1)
        .ints("peakRun", audio.getPeakRun(), 1)
        .ints("quietRuns", audio.getQuietRuns(), AudioWindow.QUIET_RUNS)
        .floats("curvaturePeak", audio.getCurvaturePeak(), 1)
        .floats("curvatureRms", audio.getCurvatureRms(), 1)
        .ints("curvatureAt", audio.getCurvatureAt(), 1)
        .bytes("envelope", audio.getEnvelope(), AudioWindow.ENVELOPE_STEPS);
    new Columns("audio", pairs)
        .floats("correlation", audio.getCorrelation(), 1)
        .floats("phase", audio.getPhase(), 1);
    return windows;
  }

  private static VideoFrame frame(VideoFrames video, int i) {
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
        Columns.slice(video.getSaturationPercentiles(), i, 3),
        video.getDifference().get(i),
        video.getTemporalInformation().get(i),
        video.getSpatialInformation().get(i),
        video.getEdgeWidth().get(i),
        Columns.slice(video.getColumnStep(), i, VideoFrame.PHASES),
        Columns.slice(video.getRowStep(), i, VideoFrame.PHASES),
        Columns.laterSlice(video.getBlockBorders(), i, VideoFrame.BORDERS),
        video.getCombing().get(i),
        Columns.floats(video.getFieldCombing(), 4 * i, 4),
        Columns.slice(video.getOutliers(), i, 4),
        Columns.slice(video.getRepeatedRows(), i, 3),
        video.getRowJump().get(i),
        video.getRowJumpRise().get(i),
        video.getRowJumpRow().get(i),
        Columns.slice(video.getMargins(), i, MARGINS),
        Columns.slice(video.getPerceptualHash(), i, 8),
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

  private static AudioWindow window(AudioWindows audio, int i, int first, int firstPair) {
    int channels = Columns.get(audio.getChannels(), i);
    return new AudioWindow(
        audio.getTimeUs().get(i),
        audio.getDurationUs().get(i),
        channels,
        Columns.floats(audio.getPeak(), first, channels),
        Columns.floats(audio.getTruePeak(), first, channels),
        Columns.floats(audio.getRms(), first, channels),
        Columns.floats(audio.getDc(), first, channels),
        Columns.floats(audio.getWeightedPower(), first, channels),
        Columns.floats(
            audio.getAmplitudePercentiles(),
            first * AudioWindow.PERCENTILES,
            channels * AudioWindow.PERCENTILES),
        Columns.ints(audio.getFullScaleRun(), first, channels),
        Columns.ints(audio.getPeakRun(), first, channels),
        Columns.ints(
            audio.getQuietRuns(),
            first * AudioWindow.QUIET_RUNS,
            channels * AudioWindow.QUIET_RUNS),
        Columns.floats(audio.getCurvaturePeak(), first, channels),
        Columns.floats(audio.getCurvatureRms(), first, channels),
        Columns.ints(audio.getCurvatureAt(), first, channels),
        Columns.bytes(
            audio.getEnvelope(),
            first * AudioWindow.ENVELOPE_STEPS,
            channels * AudioWindow.ENVELOPE_STEPS),
        Columns.floats(audio.getCorrelation(), firstPair, channels / 2),
        Columns.floats(audio.getPhase(), firstPair, channels / 2),
        audio.getFingerprint().get(i));
  }
}
