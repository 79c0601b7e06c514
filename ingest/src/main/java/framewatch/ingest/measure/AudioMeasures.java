package framewatch.ingest.measure;

/**
 * What was measured on one window of sound. Units and definitions stand in {@code
 * frame_batch.avsc}; a field has the name of its column there. Arrays have one element per channel,
 * {@code correlation} and {@code phase} one per pair of channels, {@code amplitudePercentiles} 3,
 * {@code quietRuns} 12 and {@code envelope} 20 per channel. One object is used for all windows of a
 * meter.
 */
public final class AudioMeasures {
  /** Levels per window and channel in {@link #envelope}. */
  public static final int ENVELOPE_STEPS = 20;

  /** Percentiles per window and channel in {@link #amplitudePercentiles}. */
  public static final int PERCENTILES = 3;

  /** Runs per window and channel in {@link #quietRuns}. */
  public static final int QUIET_RUNS = 12;

  /** Time of the window's first sample, in the timeline of {@link AudioMeter#add}. */
  public long timeUs;

  public int durationUs;
  public final int channels;
  public int fingerprint;
  public final float[] peak;
  public final float[] truePeak;
  public final float[] rms;
  public final float[] dc;
  public final float[] weightedPower;
  public final float[] amplitudePercentiles;
  public final int[] fullScaleRun;
  public final int[] peakRun;
  public final int[] quietRuns;
  public final float[] curvaturePeak;
  public final float[] curvatureRms;
  public final int[] curvatureAt;
  public final float[] correlation;
  public final float[] phase;
  public final byte[] envelope;

  AudioMeasures(int channels) {
    this.channels = channels;
    peak = new float[channels];
    truePeak = new float[channels];
    rms = new float[channels];
    dc = new float[channels];
    weightedPower = new float[channels];
    amplitudePercentiles = new float[channels * PERCENTILES];
    fullScaleRun = new int[channels];
    peakRun = new int[channels];
    quietRuns = new int[channels * QUIET_RUNS];
    curvaturePeak = new float[channels];
    curvatureRms = new float[channels];
    curvatureAt = new int[channels];
    correlation = new float[channels / 2];
    phase = new float[channels / 2];
    envelope = new byte[channels * ENVELOPE_STEPS];
  }
}
