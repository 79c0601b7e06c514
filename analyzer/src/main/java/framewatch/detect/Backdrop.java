package framewatch.detect;

/**
 * An even picture, perhaps with a channel's graphics over it: logos near an edge, a ticker along
 * the top or the bottom. Judged by the means of tiles, in which noise averages out. Text in the
 * middle is no graphic: a title on black is not black. Nor are lines of text below, as subtitles or
 * the beginning of credits are: they do not reach from side to side.
 *
 * @param even true if the tiles without graphics differ by no more than the spread
 * @param brightest mean luma of the brightest of them, code values
 * @param graphics tiles that are covered by graphics; empty if there are none
 * @param covered how many these are
 */
record Backdrop(boolean even, double brightest, boolean[] graphics, int covered) {

  /** The tile of the fifth row and eighth column. */
  private static final int MIDDLE = 4 * VideoFrame.TILE_COLUMNS + 7;

  private static final boolean[] NOTHING = {};

  private static final Backdrop UNEVEN = new Backdrop(false, 0, NOTHING, 0);

  /** Rows of tiles from the top and from the bottom, columns from the sides, with graphics. */
  private static final int EDGE_ROWS = 3;

  private static final int EDGE_COLUMNS = 4;

  /** So many tiles of a row are covered by a ticker, and so many rows by one or two of them. */
  private static final int TICKER_COLUMNS = 13;

  private static final int TICKER_ROWS = 2;

  /** A logo is within a box of so many tiles. */
  private static final int LOGO_COLUMNS = 4;

  private static final int LOGO_ROWS = 3;

  /** It comes as close to an edge as this many tiles. */
  private static final int CLOSE = 1;

  /**
   * The backdrop of a frame.
   *
   * @param spread largest difference between the mean luma of two of its tiles, code values
   * @param chromaSpread largest difference in chroma between a tile and the one in the middle
   */
  static Backdrop of(VideoFrame frame, double spread, double chromaSpread) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int row = EDGE_ROWS; row < VideoFrame.TILE_ROWS - EDGE_ROWS; row++) {
      for (int column = EDGE_COLUMNS; column < VideoFrame.TILE_COLUMNS - EDGE_COLUMNS; column++) {
        double luma = frame.tileLuma(row * VideoFrame.TILE_COLUMNS + column);
        min = Math.min(min, luma);
        max = Math.max(max, luma);
      }
    }
    if (max - min > spread) {
      return UNEVEN;
    }
    var graphics = new boolean[VideoFrame.TILES];
    int covered = 0;
    double brightest = max;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      double luma = frame.tileLuma(tile);
      graphics[tile] =
          luma > min + spread || luma < max - spread || chromaDistance(frame, tile) > chromaSpread;
      covered += graphics[tile] ? 1 : 0;
      brightest = graphics[tile] ? brightest : Math.max(brightest, luma);
    }
    if (covered == 0) {
      return new Backdrop(true, brightest, NOTHING, 0);
    }
    return logos(withoutTickers(graphics))
        ? new Backdrop(true, brightest, graphics, covered)
        : UNEVEN;
  }

  private static int chromaDistance(VideoFrame frame, int tile) {
    byte[] blue = frame.tileBlue();
    byte[] red = frame.tileRed();
    return Math.max(
        Math.abs((blue[tile] & 0xff) - (blue[MIDDLE] & 0xff)),
        Math.abs((red[tile] & 0xff) - (red[MIDDLE] & 0xff)));
  }

  private static boolean[] withoutTickers(boolean[] graphics) {
    var rest = graphics.clone();
    int tickerRows = 0;
    for (int row = 0; row < VideoFrame.TILE_ROWS; row++) {
      boolean edge = row < EDGE_ROWS || row >= VideoFrame.TILE_ROWS - EDGE_ROWS;
      if (edge && tickerRows < 2 * TICKER_ROWS && columns(graphics, row) >= TICKER_COLUMNS) {
        tickerRows++;
        for (int column = 0; column < VideoFrame.TILE_COLUMNS; column++) {
          rest[row * VideoFrame.TILE_COLUMNS + column] = false;
        }
      }
    }
    return rest;
  }

  private static int columns(boolean[] graphics, int row) {
    int columns = 0;
    for (int column = 0; column < VideoFrame.TILE_COLUMNS; column++) {
      columns += graphics[row * VideoFrame.TILE_COLUMNS + column] ? 1 : 0;
    }
    return columns;
  }

  /** True if there is nothing but logos: no more than one at the top and one at the bottom. */
  private static boolean logos(boolean[] graphics) {
    int middle = VideoFrame.TILE_ROWS / 2;
    return logo(graphics, 0, middle) && logo(graphics, middle, VideoFrame.TILE_ROWS);
  }

  private static boolean logo(boolean[] graphics, int fromRow, int toRow) {
    int left = VideoFrame.TILE_COLUMNS;
    int right = -1;
    int top = VideoFrame.TILE_ROWS;
    int bottom = -1;
    for (int row = fromRow; row < toRow; row++) {
      for (int column = 0; column < VideoFrame.TILE_COLUMNS; column++) {
        if (graphics[row * VideoFrame.TILE_COLUMNS + column]) {
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = row;
        }
      }
    }
    boolean close =
        left <= CLOSE
            || top <= CLOSE
            || right >= VideoFrame.TILE_COLUMNS - 1 - CLOSE
            || bottom >= VideoFrame.TILE_ROWS - 1 - CLOSE;
    return right < 0 || (close && right - left < LOGO_COLUMNS && bottom - top < LOGO_ROWS);
  }
}
