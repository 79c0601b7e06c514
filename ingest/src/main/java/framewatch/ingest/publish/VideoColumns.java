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
  private final FloatArray difference = Numbers.floats();
  private final FloatArray sceneScore = Numbers.floats();
  private final Bytes tileMean = new Bytes();
  private final Bytes tileMeanFraction = new Bytes();
  private final Bytes tileDifference = new Bytes();
  private final Bytes tileEdge = new Bytes();
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
    Numbers.add(difference, measures.difference);
    Numbers.add(sceneScore, measures.sceneScore);
    tileMean.addAll(measures.tileMean);
    tileMeanFraction.addAll(measures.tileMeanFraction);
    tileDifference.addAll(measures.tileDifference);
    tileEdge.addAll(measures.tileEdge);
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
        .setDifference(difference)
        .setSceneScore(sceneScore)
        .setTileMean(tileMean.buffer())
        .setTileMeanFraction(tileMeanFraction.buffer())
        .setTileDifference(tileDifference.buffer())
        .setTileEdge(tileEdge.buffer())
        .setSamplePosition(samplePosition)
        .build();
  }
}
