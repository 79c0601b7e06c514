package framewatch.detect;

/**
 * Finds colour bars in a picture: white, yellow, cyan, green, magenta, red, blue from left to
 * right, at equal widths, over a good part of the height. It asks which of red, green and blue are
 * on in a tile, not for values: so 75 % and 100 % bars, other colour matrices and the losses of a
 * codec make no difference, and what stands below the bars (SMPTE), beside them (HD) or on them
 * does not matter. Of seven bars that fill two thirds of the width each still has a tile that is
 * mostly its own.
 */
final class ColourBars {

  /** Red, green and blue of the bars as bits 4, 2, 1. */
  private static final int[] BARS = {7, 6, 3, 2, 5, 4, 1};

  private static final int OTHER = -1;

  /** Smallest brightest component of a colour that is on; 75 % bars have 191. */
  private static final double BRIGHT = 110;

  /** A component is on above this share of the brightest one, and off below that one. */
  private static final double ON = 0.62;

  private static final double OFF = 0.4;

  /**
   * Smallest chroma deviation of a picture with bars, code values: 75 % bars have 57 over the whole
   * height, so 31 over a third of it.
   */
  private static final double COLOURFUL = 20;

  /** Cb of a mostly yellow tile is below, that of a mostly blue one above; 44 and 212 at 75 %. */
  private static final int YELLOW = 88;

  private static final int BLUE = 168;

  /** Smallest distance from bar to bar, tiles: seven of them fill more than half of the width. */
  private static final double MIN_STEP = 1.3;

  /** How far the middle of a bar may be from where equal widths place it, tiles. */
  private static final double EVEN = 0.9;

  /**
   * Most that neighbouring pixels differ within the bars on average, code values: bars are plain.
   */
  private static final double PLAIN = 6;

  private ColourBars() {}

  /** Share of the height, 0 to 1, that shows colour bars. */
  static double share(VideoFrame frame) {
    if (frame.chromaDeviation() < COLOURFUL) {
      return 0;
    }
    int rows = 0;
    for (int row = 0; row < VideoFrame.TILE_ROWS; row++) {
      if (yellowAndBlue(frame, row) && bars(frame, row)) {
        rows++;
      }
    }
    return rows / (double) VideoFrame.TILE_ROWS;
  }

  /** The cheap test: hardly any picture goes beyond it. */
  private static boolean yellowAndBlue(VideoFrame frame, int row) {
    boolean yellow = false;
    boolean blue = false;
    int first = row * VideoFrame.TILE_COLUMNS;
    for (int tile = first; tile < first + VideoFrame.TILE_COLUMNS; tile++) {
      int chroma = frame.tileBlue()[tile] & 0xff;
      yellow |= chroma < YELLOW;
      blue |= yellow && chroma > BLUE;
    }
    return blue;
  }

  private static boolean bars(VideoFrame frame, int row) {
    int bar = 0;
    int tiles = 0;
    boolean mixed = false;
    double edges = 0;
    var middle = new double[BARS.length];
    int from = 0;
    for (int column = 0; column < VideoFrame.TILE_COLUMNS; column++) {
      int tile = row * VideoFrame.TILE_COLUMNS + column;
      int colour = colour(frame, tile);
      if (colour == OTHER) {
        continue;
      }
      if (bar < BARS.length && colour == BARS[bar]) {
        from = column;
        middle[bar++] = column;
      } else if (bar > 0 && colour == BARS[bar - 1]) {
        middle[bar - 1] = (from + column) / 2.0;
      } else if (bar > 0 && bar < BARS.length && colour != BARS[0] && !mixed) {
        // Half of one bar and half of the next looks like a third: red and blue like magenta.
        mixed = true;
        continue;
      } else if (bar < BARS.length) {
        bar = colour == BARS[0] ? 1 : 0;
        from = column;
        middle[0] = column;
        tiles = 0;
        edges = 0;
      } else {
        break;
      }
      mixed = false;
      tiles++;
      edges += VideoFrame.expand(frame.tileEdge()[tile]);
    }
    return bar == BARS.length && even(middle) && edges <= PLAIN * tiles;
  }

  private static boolean even(double[] middle) {
    double step = (middle[middle.length - 1] - middle[0]) / (middle.length - 1);
    for (int bar = 0; bar < middle.length; bar++) {
      if (Math.abs(middle[bar] - middle[0] - bar * step) > EVEN) {
        return false;
      }
    }
    return step >= MIN_STEP;
  }

  private static int colour(VideoFrame frame, int tile) {
    // BT.601; with the colours of BT.709 it errs by less than ON and OFF leave.
    double luma = 1.164 * (frame.tileLuma(tile) - 16);
    int blueDifference = (frame.tileBlue()[tile] & 0xff) - 128;
    int redDifference = (frame.tileRed()[tile] & 0xff) - 128;
    double red = luma + 1.596 * redDifference;
    double green = luma - 0.392 * blueDifference - 0.813 * redDifference;
    double blue = luma + 2.017 * blueDifference;
    double brightest = Math.max(red, Math.max(green, blue));
    if (brightest < BRIGHT || unclear(red, brightest) || unclear(green, brightest)) {
      return OTHER;
    }
    return unclear(blue, brightest)
        ? OTHER
        : bit(red, brightest, 4) | bit(green, brightest, 2) | bit(blue, brightest, 1);
  }

  private static boolean unclear(double component, double brightest) {
    return component > OFF * brightest && component < ON * brightest;
  }

  private static int bit(double component, double brightest, int bit) {
    return component >= ON * brightest ? bit : 0;
  }
}
