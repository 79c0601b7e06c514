package framewatch.standalone.faults;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A picture of 8-bit samples in limited range, 4:2:0, its three planes one after the other. */
final class Yuv {
  static final int BLACK = 16;
  static final int WHITE = 235;
  static final int NEUTRAL = 128;

  final int width;
  final int height;
  final byte[] samples;

  /**
   * A picture that has yet to be filled.
   *
   * @param width columns, even
   * @param height rows, even
   */
  Yuv(int width, int height) {
    this(width, height, new byte[size(width, height)]);
  }

  Yuv(int width, int height, byte[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /** Bytes of a picture. */
  static int size(int width, int height) {
    return width * height * 3 / 2;
  }

  Yuv copy() {
    return new Yuv(width, height, samples.clone());
  }

  int columns(int plane) {
    return plane == 0 ? width : width / 2;
  }

  int rows(int plane) {
    return plane == 0 ? height : height / 2;
  }

  /** Where a row of a plane begins in {@link #samples}. */
  int row(int plane, int y) {
    int before = plane == 0 ? 0 : width * height * (plane + 3) / 4;
    return before + y * columns(plane);
  }

  /** One colour all over. */
  Yuv fill(int luma, int blue, int red) {
    return fill(0, height, luma, blue, red);
  }

  /** One colour from a row to before another, both even. */
  Yuv fill(int top, int bottom, int luma, int blue, int red) {
    int[] colour = {luma, blue, red};
    for (int plane = 0; plane < 3; plane++) {
      int shift = plane == 0 ? 0 : 1;
      Arrays.fill(
          samples, row(plane, top >> shift), row(plane, bottom >> shift), (byte) colour[plane]);
    }
    return this;
  }

  /** One luma in a rectangle, without colour; all coordinates even. */
  Yuv box(int left, int top, int right, int bottom, int luma) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(samples, row(0, y) + left, row(0, y) + right, (byte) luma);
      for (int plane = 1; plane < 3; plane++) {
        int start = row(plane, y / 2);
        Arrays.fill(samples, start + left / 2, start + right / 2, (byte) NEUTRAL);
      }
    }
    return this;
  }

  /** Every luma sample replaced by a function of it, cut off at 1 and 254. */
  Yuv mapLuma(IntUnaryOperator function) {
    return map(0, width * height, function);
  }

  /** Every chroma sample replaced by a function of it, cut off at 1 and 254. */
  Yuv mapChroma(IntUnaryOperator function) {
    return map(width * height, samples.length, function);
  }

  private Yuv map(int from, int to, IntUnaryOperator function) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = cut(function.applyAsInt(value));
    }
    for (int i = from; i < to; i++) {
      samples[i] = table[samples[i] & 0xff];
    }
    return this;
  }

  /** A sample within what may stand in a picture, 1 to 254. */
  static byte cut(int value) {
    return (byte) Math.max(1, Math.min(254, value));
  }
}
