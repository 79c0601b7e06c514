package framewatch.ingest.measure;

import static framewatch.ingest.measure.AudioMeasures.ENVELOPE_STEPS;

/** Measures one window of sound. */
final class WindowMeter {
  private static final double NEAR_PEAK = 0.9;
  private static final float FULL_SCALE = 0.999f;
  private static final double QUIETEST_DB = -127.5;

  private final AudioMeasures measures;
  private final Amplitudes amplitudes = new Amplitudes();

  /** Sums of squares, removed mean, up to and including a sample. */
  private final double[] squares;

  /** Sums, removed mean, up to and including a sample. */
  private final double[] sums;

  WindowMeter(int channels, int longest) {
    measures = new AudioMeasures(channels);
    squares = new double[longest + 1];
    sums = new double[longest + 1];
  }

  /** What is returned is valid until the next call. */
  AudioMeasures measure(float[][] samples, int length) {
    for (int channel = 0; channel < samples.length; channel++) {
      measure(samples[channel], length, channel);
    }
    return measures;
  }

  private void measure(float[] samples, int length, int channel) {
    double sum = 0;
    float peak = 0;
    for (int i = 0; i < length; i++) {
      sum += samples[i];
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    double mean = sum / length;
    float near = (float) (peak * NEAR_PEAK);
    int nearPeak = 0;
    int run = 0;
    int longestRun = 0;
    int sign = 0;
    for (int i = 0; i < length; i++) {
      float sample = samples[i];
      double centred = sample - mean;
      amplitudes.add(Math.abs((float) centred));
      squares[i + 1] = squares[i] + centred * centred;
      sums[i + 1] = sums[i] + centred;
      if (Math.abs(sample) >= near) {
        nearPeak++;
      }
      int full = sample >= FULL_SCALE ? 1 : sample <= -FULL_SCALE ? -1 : 0;
      run = full == 0 ? 0 : full == sign ? run + 1 : 1;
      sign = full;
      longestRun = Math.max(longestRun, run);
    }
    measures.peak[channel] = peak;
    measures.dc[channel] = (float) mean;
    measures.rms[channel] = (float) Math.sqrt(squares[length] / length);
    // In digital silence every sample is as large as the largest; nothing is flat about that.
    measures.nearPeakShare[channel] = peak == 0 ? 0 : (float) nearPeak / length;
    measures.fullScaleRun[channel] = longestRun;
    amplitudes.finish(measures.amplitudePercentiles, channel * AudioMeasures.PERCENTILES);
    for (int step = 0; step < ENVELOPE_STEPS; step++) {
      int from = step * length / ENVELOPE_STEPS;
      int to = (step + 1) * length / ENVELOPE_STEPS;
      measures.envelope[channel * ENVELOPE_STEPS + step] = level(from, to, length);
    }
  }

  /** Half decibels below full scale of a part of the window; a part without samples takes one. */
  private byte level(int from, int to, int length) {
    int last = to > from ? to : Math.min(length, from + 1);
    int count = Math.max(1, last - from);
    // Without the mean of the part itself: that of the window is no silence's own.
    double mean = (sums[last] - sums[from]) / count;
    double power = (squares[last] - squares[from]) / count - mean * mean;
    double db = power > 0 ? Math.max(QUIETEST_DB, 10 * Math.log10(power)) : QUIETEST_DB;
    return (byte) Math.max(0, Math.round(-2 * db));
  }
}
