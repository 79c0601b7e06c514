package framewatch.detect;

/**
 * A sampled picture, decoded: width x height planes of unsigned bytes, row by row, full-range RGB.
 * The arrays must not be changed.
 *
 * @param position place of the sample among the session's samples, from 0
 */
public record Sample(
    long timeUs, long position, int width, int height, byte[] red, byte[] green, byte[] blue)
    implements Observation {

  /** Full-range luma (BT.601, as in JPEG), from the picture as it was scaled and rounded. */
  public Luma luma() {
    short[] values = new short[width * height];
    for (int i = 0; i < values.length; i++) {
      double value = 0.299 * (red[i] & 0xff) + 0.587 * (green[i] & 0xff) + 0.114 * (blue[i] & 0xff);
      values[i] = (short) Math.round(value);
    }
    return new Luma(0, 0, width, height, 8, false, values);
  }
}
