package framewatch.detect;

/**
 * What was measured on one window of sound, 100 ms and shorter before a break. Units and
 * definitions stand in {@code frame_batch.avsc}; a component has the name of its field there.
 * Arrays have one element per channel ({@code amplitudePercentiles}: {@link #PERCENTILES}, {@code
 * quietRuns}: {@link #QUIET_RUNS}, {@code envelope}: {@link #ENVELOPE_STEPS}), {@code correlation}
 * and {@code phase} one per pair of channels. They must not be changed.
 */
public record AudioWindow(
    long timeUs,
    long durationUs,
    int channels,
    float[] peak,
    float[] truePeak,
    float[] rms,
    float[] dc,
    float[] weightedPower,
    float[] amplitudePercentiles,
    int[] fullScaleRun,
    int[] peakRun,
    int[] quietRuns,
    float[] curvaturePeak,
    float[] curvatureRms,
    int[] curvatureAt,
    byte[] envelope,
    float[] correlation,
    float[] phase,
    int fingerprint)
    implements Observation {

  /** Numbers per window and channel in {@code amplitudePercentiles}: 50th, 90th, 99th. */
  public static final int PERCENTILES = 3;

  /** Numbers per window and channel in {@code quietRuns}: 3 for each of 4 levels. */
  public static final int QUIET_RUNS = 12;

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

  /**
   * A percentile of a channel's amplitude, 1.0 is full scale.
   *
   * @param index 0, 1, 2 for the 50th, 90th, 99th
   */
  public double percentile(int channel, int index) {
    return amplitudePercentiles[channel * PERCENTILES + index];
  }

  /** Level in dBFS of a step in the channel in which it is highest. */
  public double loudestDb(int step) {
    double loudest = -127.5;
    for (int channel = 0; channel < channels; channel++) {
      loudest = Math.max(loudest, envelopeDb(channel, step));
    }
    return loudest;
  }

  /**
   * True if every step of a channel is above a level: then there is nothing silent to look for.
   *
   * @param db dBFS
   */
  boolean soundsThroughout(int channel, double db) {
    int quiet = (int) Math.ceil(-2 * db);
    int end = (channel + 1) * ENVELOPE_STEPS;
    for (int i = channel * ENVELOPE_STEPS; i < end; i++) {
      if ((envelope[i] & 0xff) >= quiet) {
        return false;
      }
    }
    return true;
  }

  /** Media time at which a step begins. */
  public long stepUs(int step) {
    return timeUs + durationUs * step / ENVELOPE_STEPS;
  }

  /** Media time at which the next window begins. */
  public long endUs() {
    return timeUs + durationUs;
  }
}
