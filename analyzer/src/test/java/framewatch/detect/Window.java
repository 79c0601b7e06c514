package framewatch.detect;

import java.util.Arrays;

/** Makes an audio window for a test: a tone on every channel, 100 ms long, until told otherwise. */
public final class Window {

  private final int channels;
  private long durationUs = 100_000;
  private final float[] peak;
  private final float[] truePeak;
  private final float[] rms;
  private final float[] dc;
  private final float[] weightedPower;
  private final float[] amplitudePercentiles;
  private final int[] fullScaleRun;
  private final int[] peakRun;
  private final int[] quietRuns;
  private final float[] curvaturePeak;
  private final float[] curvatureRms;
  private final int[] curvatureAt;
  private final byte[] envelope;
  private final float[] correlation;
  private final float[] phase;
  private int fingerprint;

  public Window(int channels) {
    this.channels = channels;
    peak = new float[channels];
    truePeak = new float[channels];
    rms = new float[channels];
    dc = new float[channels];
    weightedPower = new float[channels];
    amplitudePercentiles = new float[channels * AudioWindow.PERCENTILES];
    fullScaleRun = new int[channels];
    peakRun = new int[channels];
    quietRuns = new int[channels * AudioWindow.QUIET_RUNS];
    curvaturePeak = new float[channels];
    curvatureRms = new float[channels];
    curvatureAt = new int[channels];
    envelope = new byte[channels * AudioWindow.ENVELOPE_STEPS];
    correlation = new float[channels / 2];
    phase = new float[channels / 2];
    level(-20);
  }

  public Window lasting(long us) {
    durationUs = us;
    return this;
  }

  /** Every channel has a tone of this level, dBFS of its root mean square. */
  public Window level(double db) {
    for (int channel = 0; channel < channels; channel++) {
      level(channel, db);
    }
    return this;
  }

  /** One channel has a tone of this level, dBFS of its root mean square. */
  public Window level(int channel, double db) {
    double amplitude = Math.pow(10, db / 20);
    rms[channel] = (float) amplitude;
    peak[channel] = (float) (amplitude * Math.sqrt(2));
    truePeak[channel] = peak[channel];
    weightedPower[channel] = (float) (amplitude * amplitude);
    peakRun[channel] = 1;
    double[] places = {0.707, 0.988, 1.0};
    for (int i = 0; i < places.length; i++) {
      amplitudePercentiles[channel * AudioWindow.PERCENTILES + i] =
          (float) (places[i] * peak[channel]);
    }
    return envelope(channel, 0, AudioWindow.ENVELOPE_STEPS, db);
  }

  /** Some of the twentieths of one channel's window have this level, dBFS. */
  public Window envelope(int channel, int from, int to, double db) {
    byte step = (byte) (int) Math.max(0, Math.min(255, Math.round(-2 * db)));
    int first = channel * AudioWindow.ENVELOPE_STEPS;
    Arrays.fill(envelope, first + from, first + to, step);
    return this;
  }

  /** One channel is clipped: so many samples in a row at full scale. */
  public Window clipped(int channel, int run) {
    peak[channel] = 1;
    truePeak[channel] = 1;
    fullScaleRun[channel] = run;
    peakRun[channel] = run;
    curvatureRms[channel] = 0.05f;
    return this;
  }

  /** So many samples of one channel in a row are at full scale. */
  public Window fullScaleRun(int channel, int run) {
    fullScaleRun[channel] = run;
    return this;
  }

  /** Percentiles of one channel's amplitude, with the root mean square of such music. */
  public Window amplitudes(int channel, double p50, double p90, double p99, double newPeak) {
    double[] values = {p50, p90, p99};
    for (int i = 0; i < values.length; i++) {
      amplitudePercentiles[channel * AudioWindow.PERCENTILES + i] = (float) values[i];
    }
    rms[channel] = (float) (0.6 * p90);
    peak[channel] = (float) newPeak;
    return this;
  }

  /**
   * Largest second difference of one channel, where it is in 48 kHz, and its mean square's root.
   */
  Window curvature(int channel, double largest, double rootMeanSquare, int at) {
    curvaturePeak[channel] = (float) largest;
    curvatureRms[channel] = (float) rootMeanSquare;
    curvatureAt[channel] = at;
    return this;
  }

  /** Correlation of the first two channels. */
  Window correlation(double value) {
    correlation[0] = (float) value;
    return this;
  }

  /** True peak of one channel, dBTP. */
  Window truePeak(int channel, double db) {
    truePeak[channel] = (float) Math.pow(10, db / 20);
    return this;
  }

  /** Largest sample of one channel, dBFS. */
  Window peak(int channel, double db) {
    peak[channel] = (float) Math.pow(10, db / 20);
    return this;
  }

  public Window dc(int channel, double offset) {
    dc[channel] = (float) offset;
    return this;
  }

  /** Every number is another: for tests of what carries a window. */
  public Window numbered() {
    float next = 0.001f;
    for (float[] values :
        new float[][] {
          peak,
          truePeak,
          rms,
          dc,
          weightedPower,
          amplitudePercentiles,
          curvaturePeak,
          curvatureRms,
          correlation,
          phase
        }) {
      for (int i = 0; i < values.length; i++, next += 0.001f) {
        values[i] = next;
      }
    }
    int number = 1;
    for (int[] values : new int[][] {fullScaleRun, peakRun, quietRuns, curvatureAt}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = number++;
      }
    }
    fingerprint = number;
    return this;
  }

  public AudioWindow at(long timeUs) {
    return new AudioWindow(
        timeUs,
        durationUs,
        channels,
        peak.clone(),
        truePeak.clone(),
        rms.clone(),
        dc.clone(),
        weightedPower.clone(),
        amplitudePercentiles.clone(),
        fullScaleRun.clone(),
        peakRun.clone(),
        quietRuns.clone(),
        curvaturePeak.clone(),
        curvatureRms.clone(),
        curvatureAt.clone(),
        envelope.clone(),
        correlation.clone(),
        phase.clone(),
        fingerprint);
  }
}
