package framewatch.standalone.faults;

import java.util.SplittableRandom;

/** A seamless surface with shades, edges and fine detail, to be looked at from any place. */
final class Texture {
  private static final int SIDE = 512;
  private static final int MASK = SIDE - 1;

  private final byte[] shades = new byte[SIDE * SIDE];

  /**
   * Paints one.
   *
   * @param light mean luma
   * @param contrast luma of what is brightest above the mean
   */
  Texture(SplittableRandom random, double light, double contrast) {
    float[] noise = Noise.texture(SIDE, random.nextDouble(0.55, 0.75), random);
    for (int i = 0; i < shades.length; i++) {
      // Half of the contrast in one step: things have edges.
      double value = noise[i] + (noise[i] > 0.2 ? 0.5 : 0);
      shades[i] = (byte) Math.max(20, Math.min(230, light + contrast * value));
    }
    for (int i = 0; i < 60; i++) {
      int shade =
          (int) Math.max(20, Math.min(230, light + contrast * random.nextDouble(-1.5, 1.5)));
      box(random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(2, 24), shade);
    }
  }

  private void box(int left, int top, int side, int shade) {
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side * 2 / 3; x++) {
        shades[(y & MASK) * SIDE + (x & MASK)] = (byte) shade;
      }
    }
  }

  /** A line of it from a place on, whole or every second column, into the first of an array. */
  void line(double left, double top, int step, int count, int[] shadesOfLine) {
    int x = (int) Math.floor(left);
    int y = (int) Math.floor(top);
    int right = (int) ((left - x) * 16);
    int lower = (int) ((top - y) * 16);
    int above = (y & MASK) * SIDE;
    int below = (y + 1 & MASK) * SIDE;
    for (int i = 0; i < count; i++, x += step) {
      int here = x & MASK;
      int next = x + 1 & MASK;
      int upper = at(above + here) * (16 - right) + at(above + next) * right;
      int under = at(below + here) * (16 - right) + at(below + next) * right;
      shadesOfLine[i] = (upper * (16 - lower) + under * lower + 128) >> 8;
    }
  }

  private int at(int index) {
    return shades[index] & 0xff;
  }
}
