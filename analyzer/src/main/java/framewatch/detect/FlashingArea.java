package framewatch.detect;

/**
 * How much of the screen flashes together. A tile inside the flashing area counts in full; one at
 * its edge by how strongly it changes beside its neighbours, since it may be covered in part.
 *
 * @param tiles those that flash
 * @param share of the screen, 0 to 1
 */
record FlashingArea(boolean[] tiles, double share) {

  static final FlashingArea NONE = new FlashingArea(new boolean[0], 0);

  /**
   * At least one in so many of the tiles that change often has to change at a time: where things
   * move fast, each tile changes at times of its own.
   */
  private static final int TOGETHER = 3;

  /** A tile beside the area that changes less than this share of what its neighbours do moves. */
  private static final double MOVES = 0.12;

  /**
   * The area that has changed often in the last second, if it changes now.
   *
   * @param steps how much each tile changed at the newest frame, in any unit
   * @param least so many changes or more
   */
  static FlashingArea of(OpposingChanges changes, float[] steps, int least) {
    int together = changes.together(least, TOGETHER);
    var tiles = new boolean[VideoFrame.TILES];
    int count = 0;
    int now = 0;
    for (int tile = 0; tile < tiles.length; tile++) {
      int own = Integer.bitCount(changes.history()[tile] & together);
      if (own >= least) {
        tiles[tile] = true;
        count++;
        now += changes.changing(tile) ? 1 : 0;
      }
    }
    if (count == 0 || TOGETHER * now < count) {
      return NONE;
    }
    double elsewhere = elsewhere(tiles, steps);
    double area = 0;
    for (int tile = 0; tile < tiles.length; tile++) {
      area += covered(tile, tiles, steps, elsewhere);
    }
    return new FlashingArea(tiles, area / VideoFrame.TILES);
  }

  /** Mean step of the tiles that neither flash nor lie beside one that does: motion, or a cut. */
  private static double elsewhere(boolean[] tiles, float[] steps) {
    double sum = 0;
    int count = 0;
    for (int tile = 0; tile < tiles.length; tile++) {
      if (strongest(tile, tiles, steps) < 0) {
        sum += steps[tile];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double covered(int tile, boolean[] tiles, float[] steps, double elsewhere) {
    double strongest = strongest(tile, tiles, steps);
    if (strongest < 0) {
      return 0;
    }
    if (tiles[tile] && inside(tile, tiles)) {
      return 1;
    }
    if (strongest <= 2 * elsewhere) {
      return tiles[tile] ? 0.5 : 0;
    }
    double part = Math.min(1, (steps[tile] - elsewhere) / (strongest - elsewhere));
    return part >= MOVES ? part : 0;
  }

  /** Strongest step of a tile that flashes, of this one and those around it; -1 for none. */
  private static double strongest(int tile, boolean[] tiles, float[] steps) {
    int row = tile / VideoFrame.TILE_COLUMNS;
    int column = tile % VideoFrame.TILE_COLUMNS;
    int right = Math.min(VideoFrame.TILE_COLUMNS - 1, column + 1);
    int bottom = Math.min(VideoFrame.TILE_ROWS - 1, row + 1);
    double strongest = -1;
    for (int y = Math.max(0, row - 1); y <= bottom; y++) {
      for (int x = Math.max(0, column - 1); x <= right; x++) {
        int other = y * VideoFrame.TILE_COLUMNS + x;
        strongest = tiles[other] ? Math.max(strongest, steps[other]) : strongest;
      }
    }
    return strongest;
  }

  /**
   * True if the tiles above, below, to the left and to the right flash, as far as there are any.
   */
  private static boolean inside(int tile, boolean[] tiles) {
    int column = tile % VideoFrame.TILE_COLUMNS;
    int above = tile - VideoFrame.TILE_COLUMNS;
    int below = tile + VideoFrame.TILE_COLUMNS;
    return (above < 0 || tiles[above])
        && (below >= tiles.length || tiles[below])
        && (column == 0 || tiles[tile - 1])
        && (column == VideoFrame.TILE_COLUMNS - 1 || tiles[tile + 1]);
  }
}
