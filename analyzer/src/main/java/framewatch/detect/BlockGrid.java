package framewatch.detect;

/**
 * Where the grid of macroblocks shows in a picture.
 *
 * @param tiles how many tiles have blocks
 * @param columns sum of their columns
 * @param rows sum of their rows
 */
record BlockGrid(int tiles, int columns, int rows) {

  /** Blocks in a tile: grid above 1 code value and a quarter more than half its mean gradient. */
  private static final int[] PLAIN = plain();

  static BlockGrid of(VideoFrame frame) {
    byte[] grid = frame.tileGrid();
    byte[] edge = frame.tileEdge();
    int count = 0;
    int columnSum = 0;
    int rowSum = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      if ((grid[tile] & 0xff) > PLAIN[edge[tile] & 0xff]) {
        count++;
        columnSum += tile % VideoFrame.TILE_COLUMNS;
        rowSum += tile / VideoFrame.TILE_COLUMNS;
      }
    }
    return new BlockGrid(count, columnSum, rowSum);
  }

  /** Share of the picture, 0 to 1. */
  double area() {
    return (double) tiles / VideoFrame.TILES;
  }

  private static int[] plain() {
    int[] limits = new int[256];
    for (int edge = 0; edge < limits.length; edge++) {
      limits[edge] = (int) (8 * (1 + 0.625 * VideoFrame.expand((byte) edge)));
    }
    return limits;
  }
}
