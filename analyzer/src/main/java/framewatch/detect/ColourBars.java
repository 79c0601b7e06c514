package framewatch.detect;

/**
 * Finds colour bars in a picture: white, yellow, cyan, green, magenta, red, blue from left to
 * right, at equal widths, over a good part of the height. It asks which of red, green and blue are
 * on, not for values: so 75 % and 100 % bars, other colour matrices and the losses of JPEG make no
 * difference, and what stands below the bars (SMPTE), beside them (HD) or on them does not matter.
 */
final class ColourBars {

  /** Red, green and blue of the bars as bits 4, 2, 1. */
  private static final int[] BARS = {7, 6, 3, 2, 5, 4, 1};

  private static final int OTHER = -1;

  /** Rows that are looked at, spread over the height. */
  private static final int ROWS = 32;

  /** Smallest brightest component of a colour that is on; 75 % bars have 191. */
  private static final int BRIGHT = 110;

  /** A component is on above this share of the brightest one, and off below that one. */
  private static final double ON = 0.62;

  private static final double OFF = 0.4;

  /** Most that a component of a bar departs from its mean, on average: bars are plain. */
  private static final double PLAIN = 12;

  /** Smallest part of the width that the seven bars fill together. */
  private static final double MIN_WIDTH = 0.5;

  /** How much narrower or wider than the average of the bars one may be. */
  private static final double EVEN = 0.4;

  private ColourBars() {}

  /** Share of the height, 0 to 1, that shows colour bars. */
  static double share(Sample picture) {
    int rows = 0;
    for (int i = 0; i < ROWS; i++) {
      int y = (2 * i + 1) * picture.height() / (2 * ROWS);
      if (bars(picture, y)) {
        rows++;
      }
    }
    return rows / (double) ROWS;
  }

  private static boolean bars(Sample picture, int y) {
    int width = picture.width();
    int bar = 0;
    int x = 0;
    int[] from = new int[BARS.length];
    int[] to = new int[BARS.length];
    while (x < width && bar < BARS.length) {
      int end = runEnd(picture, y, x);
      int colour = colour(picture, y, x);
      if (end - x < width / 50) {
        // A transition, or something small on the bars.
      } else if (colour == BARS[bar]) {
        from[bar] = x;
        to[bar++] = end;
      } else if (bar > 0 && colour == BARS[bar - 1]) {
        to[bar - 1] = end;
      } else {
        bar = colour == BARS[0] ? 1 : 0;
        from[0] = x;
        to[0] = end;
      }
      x = end;
    }
    return bar == BARS.length && even(from, to, width) && plain(picture, y, from, to);
  }

  private static int runEnd(Sample picture, int y, int from) {
    int colour = colour(picture, y, from);
    int x = from + 1;
    while (x < picture.width() && colour(picture, y, x) == colour) {
      x++;
    }
    return x;
  }

  private static boolean even(int[] from, int[] to, int width) {
    double all = to[to.length - 1] - from[0];
    if (all < MIN_WIDTH * width) {
      return false;
    }
    double average = all / from.length;
    for (int bar = 0; bar < from.length; bar++) {
      if (Math.abs(to[bar] - from[bar] - average) > EVEN * average) {
        return false;
      }
    }
    return true;
  }

  private static boolean plain(Sample picture, int y, int[] from, int[] to) {
    for (int bar = 0; bar < from.length; bar++) {
      // The edges are blurred by scaling and compression.
      int margin = (to[bar] - from[bar]) / 5;
      int first = y * picture.width() + from[bar] + margin;
      int last = y * picture.width() + to[bar] - margin;
      if (roughness(picture.red(), first, last) > PLAIN
          || roughness(picture.green(), first, last) > PLAIN
          || roughness(picture.blue(), first, last) > PLAIN) {
        return false;
      }
    }
    return true;
  }

  private static double roughness(byte[] plane, int first, int last) {
    double mean = 0;
    for (int i = first; i < last; i++) {
      mean += plane[i] & 0xff;
    }
    mean /= last - first;
    double sum = 0;
    for (int i = first; i < last; i++) {
      sum += Math.abs((plane[i] & 0xff) - mean);
    }
    return sum / (last - first);
  }

  private static int colour(Sample picture, int y, int x) {
    int i = y * picture.width() + x;
    int red = picture.red()[i] & 0xff;
    int green = picture.green()[i] & 0xff;
    int blue = picture.blue()[i] & 0xff;
    int brightest = Math.max(red, Math.max(green, blue));
    if (brightest < BRIGHT) {
      return OTHER;
    }
    int bits = 0;
    for (int component : new int[] {red, green, blue}) {
      if (component > OFF * brightest && component < ON * brightest) {
        return OTHER;
      }
      bits = bits << 1 | (component >= ON * brightest ? 1 : 0);
    }
    return bits;
  }
}
