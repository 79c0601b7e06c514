package framewatch.analyzer;

import framewatch.detect.AudioWindow;
import framewatch.detect.Mark;
import framewatch.detect.Observation;
import framewatch.detect.VideoFrame;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.AudioWindows;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import framewatch.wire.avro.VideoFormat;
import framewatch.wire.avro.VideoFrames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes records of observations, as ingest would: the way back from {@link FrameBatchReader}. */
final class Batches {

  private Batches() {}

  /**
   * The batches of a session.
   *
   * @param length observations in a batch
   */
  static List<FrameBatch> of(
      String streamId, long epoch, List<Observation> observations, int length) {
    List<FrameBatch> batches = new ArrayList<>();
    for (int from = 0; from < observations.size(); from += length) {
      int to = Math.min(observations.size(), from + length);
      batches.add(batch(streamId, epoch, from, observations.subList(from, to)));
    }
    return batches;
  }

  /** One batch. */
  static FrameBatch batch(
      String streamId, long epoch, long position, List<Observation> observations) {
    var order = new ByteArrayOutputStream();
    List<VideoFrame> frames = new ArrayList<>();
    List<AudioWindow> windows = new ArrayList<>();
    List<framewatch.wire.avro.Mark> marks = new ArrayList<>();
    for (Observation observation : observations) {
      if (observation instanceof VideoFrame frame) {
        order.write(0);
        frames.add(frame);
      } else if (observation instanceof AudioWindow window) {
        order.write(1);
        windows.add(window);
      } else if (observation instanceof Mark mark) {
        order.write(2);
        marks.add(mark(mark));
      }
    }
    return FrameBatch.newBuilder()
        .setStreamId(streamId)
        .setEpoch(epoch)
        .setPosition(position)
        .setWallClockUs(epoch > 0 ? epoch * 1_000_000L : null)
        .setOrder(ByteBuffer.wrap(order.toByteArray()))
        .setMarks(marks)
        .setVideo(video(frames))
        .setAudio(audio(windows))
        .build();
  }

  static framewatch.wire.avro.Mark mark(Mark mark) {
    var video = mark.video();
    var audio = mark.audio();
    return framewatch.wire.avro.Mark.newBuilder()
        .setKind(MarkKind.valueOf(mark.kind().name()))
        .setTimeUs(mark.timeUs())
        .setDurationUs(mark.durationUs())
        .setCount(mark.count())
        .setPtsOffsetUs(mark.ptsOffsetUs())
        .setTrack(Track.valueOf(mark.track().name()))
        .setDetail(mark.detail())
        .setVideo(
            video == null
                ? null
                : new VideoFormat(
                    video.codec(),
                    video.width(),
                    video.height(),
                    video.pixelFormat(),
                    video.bitDepth(),
                    video.fullRange(),
                    video.frameRate(),
                    video.pixelAspect()))
        .setAudio(
            audio == null
                ? null
                : new AudioFormat(
                    audio.codec(), audio.sampleRate(), audio.channels(), audio.layout()))
        .build();
  }

  private static VideoFrames video(List<VideoFrame> frames) {
    return VideoFrames.newBuilder()
        .setTimeUs(frames.stream().map(VideoFrame::timeUs).toList())
        .setDurationUs(frames.stream().map(frame -> (int) frame.durationUs()).toList())
        .setFlags(bytes(frames.stream().map(frame -> new byte[] {(byte) frame.flags()}).toList()))
        .setPictureType(
            bytes(frames.stream().map(frame -> new byte[] {(byte) frame.pictureType()}).toList()))
        .setPacketBytes(frames.stream().map(VideoFrame::packetBytes).toList())
        .setDecodeErrorFlags(
            bytes(
                frames.stream()
                    .map(frame -> new byte[] {(byte) frame.decodeErrorFlags()})
                    .toList()))
        .setLumaMean(frames.stream().map(frame -> (float) frame.lumaMean()).toList())
        .setLumaDeviation(frames.stream().map(frame -> (float) frame.lumaDeviation()).toList())
        .setLumaPercentiles(bytes(frames.stream().map(VideoFrame::lumaPercentiles).toList()))
        .setLumaHistogram(ints(frames.stream().map(VideoFrame::lumaHistogram).toList()))
        .setBlueMean(frames.stream().map(frame -> (float) frame.blueMean()).toList())
        .setRedMean(frames.stream().map(frame -> (float) frame.redMean()).toList())
        .setChromaDeviation(frames.stream().map(frame -> (float) frame.chromaDeviation()).toList())
        .setSaturationMean(frames.stream().map(frame -> (float) frame.saturationMean()).toList())
        .setSaturationPercentiles(
            bytes(frames.stream().map(VideoFrame::saturationPercentiles).toList()))
        .setDifference(frames.stream().map(frame -> (float) frame.difference()).toList())
        .setTemporalInformation(
            frames.stream().map(frame -> (float) frame.temporalInformation()).toList())
        .setSpatialInformation(
            frames.stream().map(frame -> (float) frame.spatialInformation()).toList())
        .setEdgeWidth(frames.stream().map(frame -> (float) frame.edgeWidth()).toList())
        .setColumnStep(ints(frames.stream().map(VideoFrame::columnStep).toList()))
        .setRowStep(ints(frames.stream().map(VideoFrame::rowStep).toList()))
        .setBlockBorders(ints(frames.stream().map(VideoFrame::blockBorders).toList()))
        .setCombing(frames.stream().map(frame -> (float) frame.combing()).toList())
        .setFieldCombing(floats(frames.stream().map(VideoFrame::fieldCombing).toList()))
        .setOutliers(ints(frames.stream().map(VideoFrame::outliers).toList()))
        .setRepeatedRows(ints(frames.stream().map(VideoFrame::repeatedRows).toList()))
        .setRowJump(frames.stream().map(frame -> (float) frame.rowJump()).toList())
        .setRowJumpRise(frames.stream().map(frame -> (float) frame.rowJumpRise()).toList())
        .setRowJumpRow(frames.stream().map(VideoFrame::rowJumpRow).toList())
        .setMargins(ints(frames.stream().map(VideoFrame::margins).toList()))
        .setPerceptualHash(bytes(frames.stream().map(VideoFrame::perceptualHash).toList()))
        .setSceneScore(frames.stream().map(frame -> (float) frame.sceneScore()).toList())
        .setTileMean(bytes(frames.stream().map(VideoFrame::tileMean).toList()))
        .setTileMeanFraction(bytes(frames.stream().map(VideoFrame::tileMeanFraction).toList()))
        .setTileDifference(bytes(frames.stream().map(VideoFrame::tileDifference).toList()))
        .setTilePeakDifference(bytes(frames.stream().map(VideoFrame::tilePeakDifference).toList()))
        .setTileEdge(bytes(frames.stream().map(VideoFrame::tileEdge).toList()))
        .setTileGrid(bytes(frames.stream().map(VideoFrame::tileGrid).toList()))
        .setTileBlue(bytes(frames.stream().map(VideoFrame::tileBlue).toList()))
        .setTileRed(bytes(frames.stream().map(VideoFrame::tileRed).toList()))
        .setSamplePosition(frames.stream().map(VideoFrame::samplePosition).toList())
        .build();
  }

  private static AudioWindows audio(List<AudioWindow> windows) {
    return AudioWindows.newBuilder()
        .setTimeUs(windows.stream().map(AudioWindow::timeUs).toList())
        .setDurationUs(windows.stream().map(window -> (int) window.durationUs()).toList())
        .setChannels(
            bytes(windows.stream().map(window -> new byte[] {(byte) window.channels()}).toList()))
        .setPeak(floats(windows.stream().map(AudioWindow::peak).toList()))
        .setTruePeak(floats(windows.stream().map(AudioWindow::truePeak).toList()))
        .setRms(floats(windows.stream().map(AudioWindow::rms).toList()))
        .setDc(floats(windows.stream().map(AudioWindow::dc).toList()))
        .setWeightedPower(floats(windows.stream().map(AudioWindow::weightedPower).toList()))
        .setAmplitudePercentiles(
            floats(windows.stream().map(AudioWindow::amplitudePercentiles).toList()))
        .setFullScaleRun(ints(windows.stream().map(AudioWindow::fullScaleRun).toList()))
        .setPeakRun(ints(windows.stream().map(AudioWindow::peakRun).toList()))
        .setQuietRuns(ints(windows.stream().map(AudioWindow::quietRuns).toList()))
        .setCurvaturePeak(floats(windows.stream().map(AudioWindow::curvaturePeak).toList()))
        .setCurvatureRms(floats(windows.stream().map(AudioWindow::curvatureRms).toList()))
        .setCurvatureAt(ints(windows.stream().map(AudioWindow::curvatureAt).toList()))
        .setEnvelope(bytes(windows.stream().map(AudioWindow::envelope).toList()))
        .setCorrelation(floats(windows.stream().map(AudioWindow::correlation).toList()))
        .setPhase(floats(windows.stream().map(AudioWindow::phase).toList()))
        .setFingerprint(windows.stream().map(AudioWindow::fingerprint).toList())
        .build();
  }

  private static ByteBuffer bytes(List<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return ByteBuffer.wrap(all.toByteArray());
  }

  private static List<Integer> ints(List<int[]> parts) {
    List<Integer> all = new ArrayList<>();
    for (int[] part : parts) {
      for (int value : part) {
        all.add(value);
      }
    }
    return all;
  }

  private static List<Float> floats(List<float[]> parts) {
    List<Float> all = new ArrayList<>();
    for (float[] part : parts) {
      for (float value : part) {
        all.add(value);
      }
    }
    return all;
  }
}
