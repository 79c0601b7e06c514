package framewatch.ingest.publish;

import framewatch.ingest.measure.AudioMeasures;
import framewatch.wire.avro.AudioWindows;
import org.apache.avro.generic.PrimitivesArrays.FloatArray;
import org.apache.avro.generic.PrimitivesArrays.IntArray;
import org.apache.avro.generic.PrimitivesArrays.LongArray;

/** The audio windows of a batch. */
final class AudioColumns {
  private final LongArray timeUs = Numbers.longs();
  private final IntArray durationUs = Numbers.ints();
  private final Bytes channels = new Bytes();
  private final FloatArray peak = Numbers.floats();
  private final FloatArray rms = Numbers.floats();
  private final FloatArray dc = Numbers.floats();
  private final FloatArray nearPeakShare = Numbers.floats();
  private final FloatArray amplitudePercentiles = Numbers.floats();
  private final IntArray fullScaleRun = Numbers.ints();
  private final Bytes envelope = new Bytes();

  void add(long atUs, AudioMeasures measures) {
    Numbers.add(timeUs, atUs);
    Numbers.add(durationUs, measures.durationUs);
    channels.add(measures.channels);
    Numbers.addAll(peak, measures.peak);
    Numbers.addAll(rms, measures.rms);
    Numbers.addAll(dc, measures.dc);
    Numbers.addAll(nearPeakShare, measures.nearPeakShare);
    Numbers.addAll(amplitudePercentiles, measures.amplitudePercentiles);
    Numbers.addAll(fullScaleRun, measures.fullScaleRun);
    envelope.addAll(measures.envelope);
  }

  void shift(long byUs) {
    Numbers.shift(timeUs, byUs);
  }

  AudioWindows build() {
    return AudioWindows.newBuilder()
        .setTimeUs(timeUs)
        .setDurationUs(durationUs)
        .setChannels(channels.buffer())
        .setPeak(peak)
        .setRms(rms)
        .setDc(dc)
        .setNearPeakShare(nearPeakShare)
        .setAmplitudePercentiles(amplitudePercentiles)
        .setFullScaleRun(fullScaleRun)
        .setEnvelope(envelope.buffer())
        .build();
  }
}
