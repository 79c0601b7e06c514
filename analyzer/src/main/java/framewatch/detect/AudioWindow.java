package framewatch.detect;

/**
 * What was measured on one window of sound, 100 ms and shorter before a break. Units and
 * definitions stand in {@code frame_batch.avsc}; a component has the name of its field there.
 * Arrays have one element per channel ({@code amplitudePercentiles}: {@link #PERCENTILES}, {@code
 * envelope}: {@link #ENVELOPE_STEPS}) and must not be changed.
 */
public record AudioWindow(
    long timeUs,
    long durationUs,
    int channels,
    float[] peak,
    float[] rms,
    float[] dc,
    float[] nearPeakShare,
    float[] amplitudePercentiles,
    int[] fullScaleRun,
    byte[] envelope)
    implements Observation {

  /** Numbers per window and channel in {@code amplitudePercentiles}: 50th, 90th, 99th. */
  public static final int PERCENTILES = 3;

  /** Levels per window and channel in {@code envelope}. */
  public static final int ENVELOPE_STEPS = 20;

  /**
   * Level in dBFS, 0 to -127.5, of one step of a channel.
   *
   * @param channel from 0
   * @param step 0..19
   */
  public double envelopeDb(int channel, int step) {
    return -0.5 * (envelope[channel * ENVELOPE_STEPS + step] & 0xff);
  }

  /** Media time at which the next window begins. */
  public long endUs() {
    return timeUs + durationUs;
  }
}
