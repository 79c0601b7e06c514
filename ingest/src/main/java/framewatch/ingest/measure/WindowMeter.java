package framewatch.ingest.measure;

import java.util.Arrays;

/** Measures the windows of one run of sound, one after the other. */
final class WindowMeter {
  /** Samples that a channel's array holds before those of the window: the end of the last one. */
  static final int HISTORY = Math.max(TruePeak.HISTORY, Curvature.HISTORY);

  private static final float FULL_SCALE = 0.999f;
  private static final float OF_PEAK = 0.999f;

  /**
   * 96 dB above full scale, where even sound in unscaled 16-bit numbers ends. A decoder of damaged
   * floating point sound can give anything; what is beyond this, or no number at all, would stay in
   * sums and filters.
   */
  private static final float LARGEST = 0x1p16f;

  private final AudioMeasures measures;
  private final Levels[] levels;
  private final KWeighting[] weightings;
  private final Fingerprint fingerprint;
  private final Amplitudes amplitudes = new Amplitudes();
  private final TruePeak truePeak = new TruePeak();
  private final Curvature curvature = new Curvature();
  private final ChannelPair pair = new ChannelPair();
  private boolean first = true;

  /**
   * A meter.
   *
   * @param longest samples of the longest window
   */
  WindowMeter(int sampleRate, int channels, int longest) {
    measures = new AudioMeasures(channels);
    levels = new Levels[channels];
    Arrays.setAll(levels, channel -> new Levels());
    weightings = new KWeighting[(channels + 1) / 2];
    Arrays.setAll(weightings, i -> new KWeighting(sampleRate));
    fingerprint = new Fingerprint(sampleRate, channels, longest);
  }

  /** The next window is the first of a run. */
  void reset() {
    first = true;
    for (KWeighting weighting : weightings) {
      weighting.reset();
    }
    fingerprint.reset();
  }

  /**
   * Measures a window. What is returned is valid until the next call.
   *
   * @param samples per channel, after {@link #HISTORY} that this method keeps; may be changed
   * @param length 1 or more
   */
  AudioMeasures measure(float[][] samples, int length) {
    for (int channel = 0; channel < samples.length; channel++) {
      measure(samples[channel], length, channel);
    }
    for (int i = 0; i < weightings.length; i++) {
      int other = Math.min(2 * i + 1, samples.length - 1);
      weightings[i].measure(samples[2 * i], samples[other], HISTORY, length);
      measures.weightedPower[2 * i] = (float) weightings[i].first;
      measures.weightedPower[other] = (float) weightings[i].second;
    }
    for (int i = 0; i < samples.length / 2; i++) {
      int other = 2 * i + 1;
      pair.measure(samples[2 * i], samples[other], HISTORY, length, levels[2 * i], levels[other]);
      measures.correlation[i] = pair.correlation;
      measures.phase[i] = pair.phase;
    }
    measures.fingerprint = fingerprint.measure(samples, HISTORY, length);
    for (float[] channel : samples) {
      System.arraycopy(channel, length, channel, 0, HISTORY);
    }
    first = false;
    return measures;
  }

  private void measure(float[] samples, int length, int channel) {
    Levels level = levels[channel];
    level.findPeaks(samples, HISTORY, length);
    if (!(level.peak <= LARGEST)) {
      clean(samples, HISTORY + length);
      level.findPeaks(samples, HISTORY, length);
    }
    if (first) {
      // As if the first sample had stood there before: that a run begins is no click.
      Arrays.fill(samples, 0, HISTORY, samples[HISTORY]);
    }
    level.measure(samples, HISTORY, length);
    float peak = level.peak;
    measures.peak[channel] = peak;
    measures.dc[channel] = (float) level.mean;
    measures.rms[channel] = (float) Math.sqrt(level.power);
    level.envelope(length, measures.envelope, channel * AudioMeasures.ENVELOPE_STEPS);
    amplitudes.add(samples, HISTORY, length, (float) level.mean);
    amplitudes.finish(measures.amplitudePercentiles, channel * AudioMeasures.PERCENTILES);
    measures.fullScaleRun[channel] =
        FlatTops.longest(samples, HISTORY, length, FULL_SCALE, level.peaks);
    // In digital silence every sample is as large as the largest; nothing is flat about that.
    measures.peakRun[channel] =
        peak == 0 ? 0 : FlatTops.longest(samples, HISTORY, length, OF_PEAK * peak, level.peaks);
    QuietRuns.measure(
        samples,
        HISTORY,
        length,
        (float) level.mean,
        measures.quietRuns,
        channel * AudioMeasures.QUIET_RUNS);
    measures.truePeak[channel] = truePeak.measure(samples, HISTORY, length, peak);
    curvature.measure(samples, HISTORY, length);
    measures.curvaturePeak[channel] = curvature.peak;
    measures.curvatureRms[channel] = curvature.rms;
    measures.curvatureAt[channel] = curvature.at;
  }

  private static void clean(float[] samples, int length) {
    for (int i = HISTORY; i < length; i++) {
      float sample = samples[i];
      samples[i] = Float.isNaN(sample) ? 0 : Math.max(-LARGEST, Math.min(LARGEST, sample));
    }
  }
}
