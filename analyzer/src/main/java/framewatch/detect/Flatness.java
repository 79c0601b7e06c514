package framewatch.detect;

/** How even a picture is, judged by the means of its tiles: noise averages out in them. */
final class Flatness {

  private static final int CORNER_COLUMNS = 4;
  private static final int CORNER_ROWS = 3;

  /** A logo covers some of the 12 tiles of a corner; a picture would cover more. */
  private static final int LOGO_TILES = 6;

  private Flatness() {}

  /** Darkest to brightest tile, code values. */
  static double spread(VideoFrame frame) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      double luma = frame.tileLuma(tile);
      min = Math.min(min, luma);
      max = Math.max(max, luma);
    }
    return max - min;
  }

  /**
   * True if no two tiles differ by more than a spread, apart from a channel's logo in one corner.
   * Text in the middle is no logo: a title on black is not black.
   *
   * @param spread code values
   */
  static boolean flatButForLogo(VideoFrame frame, double spread) {
    if (spread(frame) <= spread) {
      return true;
    }
    for (int corner = 0; corner < 4; corner++) {
      if (flatOutside(corner, frame, spread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean flatOutside(int corner, VideoFrame frame, double spread) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      if (!in(corner, tile)) {
        double luma = frame.tileLuma(tile);
        min = Math.min(min, luma);
        max = Math.max(max, luma);
      }
    }
    if (max - min > spread) {
      return false;
    }
    int logo = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      double luma = frame.tileLuma(tile);
      if (in(corner, tile) && (luma > min + spread || luma < max - spread)) {
        logo++;
      }
    }
    return logo <= LOGO_TILES;
  }

  private static boolean in(int corner, int tile) {
    int row = tile / VideoFrame.TILE_COLUMNS;
    int column = tile % VideoFrame.TILE_COLUMNS;
    boolean left = column < CORNER_COLUMNS;
    boolean right = column >= VideoFrame.TILE_COLUMNS - CORNER_COLUMNS;
    boolean top = row < CORNER_ROWS;
    boolean bottom = row >= VideoFrame.TILE_ROWS - CORNER_ROWS;
    return switch (corner) {
      case 0 -> left && top;
      case 1 -> right && top;
      case 2 -> left && bottom;
      default -> right && bottom;
    };
  }
}
