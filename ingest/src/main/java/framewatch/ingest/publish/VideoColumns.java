package framewatch.ingest.publish;

import framewatch.ingest.measure.VideoMeasures;
import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFrames;
import org.apache.avro.generic.PrimitivesArrays.FloatArray;
import org.apache.avro.generic.PrimitivesArrays.IntArray;
import org.apache.avro.generic.PrimitivesArrays.LongArray;

/** The video frames of a batch. */
final class VideoColumns {
  private final LongArray timeUs = Numbers.longs();
  private final IntArray durationUs = Numbers.ints();
  private final Bytes flags = new Bytes();
  private final Bytes pictureType = new Bytes();
  private final IntArray packetBytes = Numbers.ints();
  private final Bytes decodeErrorFlags = new Bytes();
  private final FloatArray lumaMean = Numbers.floats();
  private final FloatArray lumaDeviation = Numbers.floats();
  private final Bytes lumaPercentiles = new Bytes();
  private final IntArray lumaHistogram = Numbers.ints();
  private final FloatArray blueMean = Numbers.floats();
  private final FloatArray redMean = Numbers.floats();
  private final FloatArray chromaDeviation = Numbers.floats();
  private final FloatArray saturationMean = Numbers.floats();
  private final Bytes saturationPercentiles = new Bytes();
  private final FloatArray difference = Numbers.floats();
  private final FloatArray temporalInformation = Numbers.floats();
  private final FloatArray spatialInformation = Numbers.floats();
  private final FloatArray edgeWidth = Numbers.floats();
  private final IntArray columnStep = Numbers.ints();
  private final IntArray rowStep = Numbers.ints();
  private final FloatArray combing = Numbers.floats();
  private final FloatArray fieldCombing = Numbers.floats();
  private final IntArray blockBorders = Numbers.ints();
  private final IntArray outliers = Numbers.ints();
  private final IntArray repeatedRows = Numbers.ints();
  private final FloatArray rowJump = Numbers.floats();
  private final FloatArray rowJumpRise = Numbers.floats();
  private final IntArray rowJumpRow = Numbers.ints();
  private final IntArray margins = Numbers.ints();
  private final Bytes perceptualHash = new Bytes();
  private final FloatArray sceneScore = Numbers.floats();
  private final Bytes tileMean = new Bytes();
  private final Bytes tileMeanFraction = new Bytes();
  private final Bytes tileDifference = new Bytes();
  private final Bytes tilePeakDifference = new Bytes();
  private final Bytes tileEdge = new Bytes();
  private final Bytes tileGrid = new Bytes();
  private final Bytes tileBlue = new Bytes();
  private final Bytes tileRed = new Bytes();
  private final LongArray samplePosition = Numbers.longs();

  void add(long atUs, Picture picture, VideoMeasures measures, long sample) {
    Numbers.add(timeUs, atUs);
    Numbers.add(durationUs, (int) Math.min(picture.durationUs, Integer.MAX_VALUE));
    flags.add(picture.flags);
    pictureType.add(picture.pictureType);
    Numbers.add(packetBytes, picture.packetBytes);
    decodeErrorFlags.add(picture.decodeErrorFlags);
    Numbers.add(lumaMean, measures.lumaMean);
    Numbers.add(lumaDeviation, measures.lumaDeviation);
    lumaPercentiles.addAll(measures.lumaPercentiles);
    Numbers.addAll(lumaHistogram, measures.lumaHistogram);
    Numbers.add(blueMean, measures.blueMean);
    Numbers.add(redMean, measures.redMean);
    Numbers.add(chromaDeviation, measures.chromaDeviation);
    Numbers.add(saturationMean, measures.saturationMean);
    saturationPercentiles.addAll(measures.saturationPercentiles);
    Numbers.add(difference, measures.difference);
    Numbers.add(temporalInformation, measures.temporalInformation);
    Numbers.add(spatialInformation, measures.spatialInformation);
    Numbers.add(edgeWidth, measures.edgeWidth);
    Numbers.addAll(columnStep, measures.columnStep);
    Numbers.addAll(rowStep, measures.rowStep);
    Numbers.addAll(blockBorders, measures.blockBorders);
    Numbers.add(combing, measures.combing);
    Numbers.addAll(fieldCombing, measures.fieldCombing);
    Numbers.addAll(outliers, measures.outliers);
    Numbers.addAll(repeatedRows, measures.repeatedRows);
    Numbers.add(rowJump, measures.rowJump);
    Numbers.add(rowJumpRise, measures.rowJumpRise);
    Numbers.add(rowJumpRow, measures.rowJumpRow);
    Numbers.addAll(margins, measures.margins);
    perceptualHash.addAll(measures.perceptualHash);
    Numbers.add(sceneScore, measures.sceneScore);
    tileMean.addAll(measures.tileMean);
    tileMeanFraction.addAll(measures.tileMeanFraction);
    tileDifference.addAll(measures.tileDifference);
    tilePeakDifference.addAll(measures.tilePeakDifference);
    tileEdge.addAll(measures.tileEdge);
    tileGrid.addAll(measures.tileGrid);
    tileBlue.addAll(measures.tileBlue);
    tileRed.addAll(measures.tileRed);
    Numbers.add(samplePosition, sample);
  }

  void shift(long byUs) {
    Numbers.shift(timeUs, byUs);
  }

  VideoFrames build() {
    return VideoFrames.newBuilder()
        .setTimeUs(timeUs)
        .setDurationUs(durationUs)
        .setFlags(flags.buffer())
        .setPictureType(pictureType.buffer())
        .setPacketBytes(packetBytes)
        .setDecodeErrorFlags(decodeErrorFlags.buffer())
        .setLumaMean(lumaMean)
        .setLumaDeviation(lumaDeviation)
        .setLumaPercentiles(lumaPercentiles.buffer())
        .setLumaHistogram(lumaHistogram)
        .setBlueMean(blueMean)
        .setRedMean(redMean)
        .setChromaDeviation(chromaDeviation)
        .setSaturationMean(saturationMean)
        .setSaturationPercentiles(saturationPercentiles.buffer())
        .setDifference(difference)
        .setTemporalInformation(temporalInformation)
        .setSpatialInformation(spatialInformation)
        .setEdgeWidth(edgeWidth)
        .setColumnStep(columnStep)
        .setRowStep(rowStep)
        .setBlockBorders(blockBorders)
        .setCombing(combing)
        .setFieldCombing(fieldCombing)
        .setOutliers(outliers)
        .setRepeatedRows(repeatedRows)
        .setRowJump(rowJump)
        .setRowJumpRise(rowJumpRise)
        .setRowJumpRow(rowJumpRow)
        .setMargins(margins)
        .setPerceptualHash(perceptualHash.buffer())
        .setSceneScore(sceneScore)
        .setTileMean(tileMean.buffer())
        .setTileMeanFraction(tileMeanFraction.buffer())
        .setTileDifference(tileDifference.buffer())
        .setTilePeakDifference(tilePeakDifference.buffer())
        .setTileEdge(tileEdge.buffer())
        .setTileGrid(tileGrid.buffer())
        .setTileBlue(tileBlue.buffer())
        .setTileRed(tileRed.buffer())
        .setSamplePosition(samplePosition)
        .build();
  }
}
