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
  private final FloatArray truePeak = Numbers.floats();
  private final FloatArray rms = Numbers.floats();
  private final FloatArray dc = Numbers.floats();
  private final FloatArray weightedPower = Numbers.floats();
  private final FloatArray amplitudePercentiles = Numbers.floats();
  private final IntArray fullScaleRun = Numbers.ints();
  private final IntArray peakRun = Numbers.ints();
  private final IntArray quietRuns = Numbers.ints();
  private final FloatArray curvaturePeak = Numbers.floats();
  private final FloatArray curvatureRms = Numbers.floats();
  private final IntArray curvatureAt = Numbers.ints();
  private final Bytes envelope = new Bytes();
  private final FloatArray correlation = Numbers.floats();
  private final FloatArray phase = Numbers.floats();
  private final IntArray fingerprint = Numbers.ints();

  void add(long atUs, AudioMeasures measures) {
    Numbers.add(timeUs, atUs);
    Numbers.add(durationUs, measures.durationUs);
    channels.add(measures.channels);
    Numbers.addAll(peak, measures.peak);
    Numbers.addAll(truePeak, measures.truePeak);
    Numbers.addAll(rms, measures.rms);
    Numbers.addAll(dc, measures.dc);
    Numbers.addAll(weightedPower, measures.weightedPower);
    Numbers.addAll(amplitudePercentiles, measures.amplitudePercentiles);
    Numbers.addAll(fullScaleRun, measures.fullScaleRun);
    Numbers.addAll(peakRun, measures.peakRun);
    Numbers.addAll(quietRuns, measures.quietRuns);
    Numbers.addAll(curvaturePeak, measures.curvaturePeak);
    Numbers.addAll(curvatureRms, measures.curvatureRms);
    Numbers.addAll(curvatureAt, measures.curvatureAt);
    envelope.addAll(measures.envelope);
    Numbers.addAll(correlation, measures.correlation);
    Numbers.addAll(phase, measures.phase);
    Numbers.add(fingerprint, measures.fingerprint);
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
        .setTruePeak(truePeak)
        .setRms(rms)
        .setDc(dc)
        .setWeightedPower(weightedPower)
        .setAmplitudePercentiles(amplitudePercentiles)
        .setFullScaleRun(fullScaleRun)
        .setPeakRun(peakRun)
        .setQuietRuns(quietRuns)
        .setCurvaturePeak(curvaturePeak)
        .setCurvatureRms(curvatureRms)
        .setCurvatureAt(curvatureAt)
        .setEnvelope(envelope.buffer())
        .setCorrelation(correlation)
        .setPhase(phase)
        .setFingerprint(fingerprint)
        .build();
  }
}
