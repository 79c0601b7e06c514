package framewatch.detect;

/**
 * The light that a screen gives off for a tile: cd/m2 of a display with a peak white of 200 cd/m2
 * and a gamma of 2.2, which the guidance on flashing images assumes of viewers' screens. The mean
 * luma of a tile is taken for the luma of all of it.
 */
final class ScreenLuminance {

  private static final double PEAK = 200;
  private static final double GAMMA = 2.2;

  /** What is given for each tile is in so many parts of a cd/m2: whole numbers compare fast. */
  static final int PARTS = 256;

  /** Steps of a code value that luminance is tabulated in. */
  private static final int STEPS = 8;

  private static final int[] OF_LUMA = ofLuma();

  /** Linear light, 0 to 1, of a signal of 0 to 1 in steps of 1/255. */
  private static final double[] LINEAR = linear();

  /** Largest share that green and blue together have in the light of a saturated red. */
  private static final double RED_SHARE = 0.8;

  /** No red with less of it is saturated and bright enough to count. */
  private static final int LEAST_CR = 19;

  /**
   * Nor one whose Cr is less than a third of its luma. Green and blue have a quarter of red's light
   * at most, 0.53 of its signal R each; so Y is 0.63 R at most, and Cr 0.79 R less the others'
   * share, 0.38 of Y on the scale of code values. Skin has less.
   */
  private static final int RED_FOR_LUMA = 3;

  private ScreenLuminance() {}

  /** The luminance of a luma in code values, cd/m2. */
  static double of(double luma) {
    return (double) OF_LUMA[(int) (luma * STEPS)] / PARTS;
  }

  /** The luminance of every tile, cd/m2 times {@link #PARTS}. */
  static int[] tiles(VideoFrame frame) {
    byte[] mean = frame.tileMean();
    byte[] fraction = frame.tileMeanFraction();
    var luminance = new int[VideoFrame.TILES];
    for (int tile = 0; tile < luminance.length; tile++) {
      luminance[tile] = OF_LUMA[(mean[tile] & 0xff) * STEPS | (fraction[tile] & 0xff) >> 5];
    }
    return luminance;
  }

  /**
   * How red every tile is where it is saturated red, and 0 where it is not: (R - G - B) x 320 of
   * linear light of 0 to 1 if R is 0.8 or more of R + G + B (Harding and Binnie 2002, in WCAG),
   * times {@link #PARTS}. Colours are taken to be those of BT.709.
   */
  static int[] redness(VideoFrame frame) {
    byte[] red = frame.tileRed();
    byte[] mean = frame.tileMean();
    var redness = new int[VideoFrame.TILES];
    for (int tile = 0; tile < redness.length; tile++) {
      int cr = (red[tile] & 0xff) - 128;
      // Both in one: most tiles of most pictures fail one of them.
      if (Math.min(cr - LEAST_CR, RED_FOR_LUMA * cr - (mean[tile] & 0xff) + 16) >= 0) {
        double found = redness(frame.tileLuma(tile), (frame.tileBlue()[tile] & 0xff) - 128, cr);
        redness[tile] = (int) Math.round(PARTS * found);
      }
    }
    return redness;
  }

  private static double redness(double luma, int cb, int cr) {
    double y = (luma - 16) / 219;
    double red = linear(y + 1.5748 * cr / 224);
    double green = linear(y - 0.1873 * cb / 224 - 0.4681 * cr / 224);
    double blue = linear(y + 1.8556 * cb / 224);
    boolean saturated = red >= RED_SHARE * (red + green + blue);
    return saturated ? Math.max(0, 320 * (red - green - blue)) : 0;
  }

  private static double linear(double signal) {
    return LINEAR[(int) Math.round(255 * Math.max(0, Math.min(1, signal)))];
  }

  private static int[] ofLuma() {
    var table = new int[256 * STEPS];
    for (int i = 0; i < table.length; i++) {
      double signal = ((double) i / STEPS - 16) / 219;
      double light = PEAK * StrictMath.pow(Math.max(0, signal), GAMMA);
      table[i] = (int) Math.round(PARTS * light);
    }
    return table;
  }

  private static double[] linear() {
    var table = new double[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = StrictMath.pow(i / 255.0, GAMMA);
    }
    return table;
  }
}
