package framewatch.detect;

/**
 * Black bars around a picture, as shares of its height and width: of each pair of bars, above and
 * below or left and right, one.
 *
 * @param rows 0 for none, -1 where a dark scene does not tell
 * @param columns as rows
 */
record PictureBox(double rows, double columns) {

  static final PictureBox UNKNOWN = new PictureBox(-1, -1);

  /** Bars of less are blanking or an encoder's edge; shares of the height or width. */
  private static final double LEAST = 0.02;

  /** Bars above and below leave at least so much; a vertical video leaves a third of the width. */
  private static final double MOST_ROWS = 0.24;

  private static final double MOST_COLUMNS = 0.36;

  /** How far the edges of one bar lie apart, measured at two levels or in two frames. */
  private static final double SHARP = 0.008;

  /** How far the two bars of a pair may differ. */
  private static final double UNEVEN = 0.02;

  /** Bars that move by less do not move: blur and dark scenes soften their edges. */
  private static final double MOVED = 0.03;

  /**
   * Wider bars have to end in a bright picture: the sides of credits on black look like bars
   * otherwise.
   */
  private static final double WIDE = 0.18;

  /** The bars of a frame of a picture of so many columns and rows. */
  static PictureBox of(VideoFrame frame, int width, int height) {
    return new PictureBox(
        pair(frame.margins(), 0, height, MOST_ROWS), pair(frame.margins(), 2, width, MOST_COLUMNS));
  }

  boolean known() {
    return rows >= 0 && columns >= 0;
  }

  boolean windowed() {
    return rows > 0 && columns > 0;
  }

  /** True if bars measured in a frame may be these. */
  boolean fits(PictureBox shown) {
    return near(rows, shown.rows, MOVED) && near(columns, shown.columns, MOVED);
  }

  /** As {@link #fits}, to the precision of the measurement. */
  boolean same(PictureBox shown) {
    return near(rows, shown.rows, SHARP) && near(columns, shown.columns, SHARP);
  }

  /** True if one frame told that those bars are still there that are others in the next. */
  boolean until(PictureBox last, PictureBox next) {
    return until(rows, last.rows, next.rows) && until(columns, last.columns, next.columns);
  }

  private static boolean until(double own, double last, double next) {
    return near(own, next, MOVED) || (last >= 0 && near(own, last, MOVED));
  }

  private static boolean near(double own, double other, double by) {
    return other < 0 || Math.abs(own - other) <= by;
  }

  private static double pair(int[] margins, int side, int size, double most) {
    double first = bar(margins, side, size);
    double last = first == 0 ? 0 : bar(margins, side + 1, size);
    if (last == 0) {
      return dim(margins, side, size) ? -1 : 0;
    }
    boolean clear = first > 0 && last > 0 && Math.abs(first - last) <= UNEVEN;
    double bar = Math.min(first, last);
    boolean bright = bright(margins, side, size) && bright(margins, side + 1, size);
    return clear && bar <= most && (bar <= WIDE || bright) ? bar : -1;
  }

  /** True if the highest level alone shows a pair of bars, as in the middle of a dissolve. */
  private static boolean dim(int[] margins, int side, int size) {
    int highest = 4 * (VideoFrame.MARGIN_LEVELS.size() - 1) + side;
    int first = margins[highest];
    int last = margins[highest + 1];
    return Math.min(first, last) > LEAST * size
        && Math.max(first, last) < size
        && Math.abs(first - last) <= SHARP * size;
  }

  /** True if all levels agree about a bar. */
  private static boolean bright(int[] margins, int side, int size) {
    int highest = 4 * (VideoFrame.MARGIN_LEVELS.size() - 1);
    return margins[highest + side] - margins[side] <= SHARP * size;
  }

  /**
   * A bar at one side: where the picture becomes brighter at once, so that two levels agree. In a
   * dark scene they do not. Bars may be as bright as the second highest level.
   */
  private static double bar(int[] margins, int side, int size) {
    int levels = VideoFrame.MARGIN_LEVELS.size();
    if (margins[4 * (levels - 2) + side] <= LEAST * size) {
      return 0;
    }
    for (int level = 0; level + 1 < levels; level++) {
      double dark = margins[4 * level + side] / (double) size;
      double brighter = margins[4 * (level + 1) + side] / (double) size;
      if (dark > LEAST && brighter - dark <= SHARP) {
        return dark;
      }
    }
    return -1;
  }
}
