package framewatch.detect;

import java.util.Arrays;

/**
 * The grid of macroblocks in a picture: how much it shows in each tile, against the tile's detail
 * and against a moment ago. Part of a detector's state.
 *
 * @param usual how much it showed in each tile in the last frames of the scene, as tileGrid
 * @param damage log odds that blocks of the frame are damaged
 * @param tiles how many tiles have blocks
 * @param columns sum of their columns
 * @param rows sum of their rows
 */
record BlockGrid(float[] usual, double damage, int tiles, int columns, int rows) {

  static final BlockGrid NONE = new BlockGrid(new float[0], 0, 0, 0, 0);

  /** Scene score (FFmpeg's scdet) of a cut: what was before says nothing. */
  private static final double CUT = 6;

  /** The usual grid of a tile follows a rise over 0.8 s and a fall over 3 s. */
  private static final double RISE_US = 800_000;

  private static final double FALL_US = 3_000_000;

  /** Blocks in a tile: grid above 1 code value and a quarter more than half its mean gradient. */
  private static final int[] PLAIN = plain();

  /** A rise of the grid in a tile by a code value is new blocks; in 1/8. */
  private static final int NEW = 8;

  /** The tiles with the largest rise: what is corrupted is mostly a small part of the picture. */
  private static final int MOST = 5;

  // Fitted by logistic regression, on streams with injected damage; see RATIONALE.md.
  private static final double BIAS = -5.93;
  private static final double OF_RISE = 1.3;
  private static final double OF_SHARE = 5.3;

  /** What follows after a frame. */
  BlockGrid next(VideoFrame frame) {
    byte[] grid = frame.tileGrid();
    byte[] edge = frame.tileEdge();
    boolean scene = usual.length > 0 && frame.difference() >= 0 && frame.sceneScore() <= CUT;
    float rising = (float) Math.min(1, frame.durationUs() / RISE_US);
    float falling = (float) Math.min(1, frame.durationUs() / FALL_US);
    float[] next = new float[VideoFrame.TILES];
    float[] most = new float[MOST];
    Arrays.fill(most, Float.NEGATIVE_INFINITY);
    int plain = 0;
    int count = 0;
    int columnSum = 0;
    int rowSum = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      int here = grid[tile] & 0xff;
      float rise = scene ? here - usual[tile] : 0;
      next[tile] = scene ? usual[tile] + rise * (rise > 0 ? rising : falling) : here;
      if (rise > most[0]) {
        insert(most, rise);
      }
      boolean blocks = here > PLAIN[edge[tile] & 0xff];
      plain += blocks ? 1 : 0;
      if (blocks || rise > NEW) {
        count++;
        columnSum += tile % VideoFrame.TILE_COLUMNS;
        rowSum += tile / VideoFrame.TILE_COLUMNS;
      }
    }
    double rise = scene ? mean(most) : 0;
    double damage =
        BIAS
            + OF_RISE * Math.signum(rise) * Math.log1p(Math.abs(rise))
            + OF_SHARE * Math.sqrt((double) plain / VideoFrame.TILES);
    return new BlockGrid(next, Math.max(-6, Math.min(6, damage)), count, columnSum, rowSum);
  }

  /** Share of the picture, 0 to 1. */
  double area() {
    return (double) tiles / VideoFrame.TILES;
  }

  /** Puts a value in the place of the smallest, which is the first. */
  private static void insert(float[] sorted, float value) {
    int i = 0;
    while (i + 1 < sorted.length && sorted[i + 1] < value) {
      sorted[i] = sorted[i + 1];
      i++;
    }
    sorted[i] = value;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static int[] plain() {
    int[] limits = new int[256];
    for (int edge = 0; edge < limits.length; edge++) {
      limits[edge] = (int) (8 * (1 + 0.625 * VideoFrame.expand((byte) edge)));
    }
    return limits;
  }
}
