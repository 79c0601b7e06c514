package framewatch.ingest.measure;

/**
 * What was measured on one window of sound. Units and definitions stand in {@code
 * frame_batch.avsc}; a field has the name of its column there. Arrays have one element per channel,
 * {@code amplitudePercentiles} has 3, {@code envelope} 20. One object is used for all windows of a
 * meter.
 */
public final class AudioMeasures {
  /** Levels per window and channel in {@link #envelope}. */
  public static final int ENVELOPE_STEPS = 20;

  /** Percentiles per window and channel in {@link #amplitudePercentiles}. */
  public static final int PERCENTILES = 3;

  /** Time of the window's first sample, in the timeline of {@link AudioMeter#add}. */
  public long timeUs;

  public int durationUs;
  public final int channels;
  public final float[] peak;
  public final float[] rms;
  public final float[] dc;
  public final float[] nearPeakShare;
  public final float[] amplitudePercentiles;
  public final int[] fullScaleRun;
  public final byte[] envelope;

  AudioMeasures(int channels) {
    this.channels = channels;
    peak = new float[channels];
    rms = new float[channels];
    dc = new float[channels];
    nearPeakShare = new float[channels];
    amplitudePercentiles = new float[channels * PERCENTILES];
    fullScaleRun = new int[channels];
    envelope = new byte[channels * ENVELOPE_STEPS];
  }
}
