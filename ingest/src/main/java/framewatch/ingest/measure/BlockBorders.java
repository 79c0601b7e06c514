package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Where macroblocks do not fit together. A mean over a tile hides one broken block, so the borders
 * of blocks are looked at piece by piece, a block or a strip long: an encoder leaves small steps at
 * many of them, damage large ones at some. The same is counted off the grid, where only the
 * picture's own edges are.
 */
final class BlockBorders {
  /** Mean steps that are told apart, code values. */
  static final int[] LEVELS = {4, 6, 8, 11};

  private static final int BLOCK = 16;

  /** Kinds of pieces, in the order in which they are written. */
  private static final int COLUMN = 0;

  private static final int COLUMN_HALFWAY = 1;
  private static final int COLUMN_OFF = 2;
  private static final int ROW = 3;
  private static final int ROW_OFF = 4;
  private static final int CORNER = 5;
  private static final int KINDS = 6;

  /** Numbers that are written for a picture. */
  static final int NUMBERS = KINDS * LEVELS.length;

  private final int width;
  private final double scale;

  /** What the sums were when they were last looked at. */
  private final short[] columnsBefore;

  private final int[] rowsBefore;
  private final int[] rowsOffBefore;

  /** The level of each border between two columns of blocks, in the last strip. */
  private final int[] columnLevel;

  /** Pieces of each kind that reach exactly so many levels. */
  private final int[][] reached = new int[KINDS][LEVELS.length + 1];

  private final int[] limits = new int[LEVELS.length];

  BlockBorders(int width, Range range) {
    this.width = width;
    scale = 1 / range.lumaSpan(1);
    columnsBefore = new short[width / 2 + 1];
    rowsBefore = new int[width / BLOCK];
    rowsOffBefore = new int[width / BLOCK];
    columnLevel = new int[width / BLOCK + 2];
  }

  /** The sums start from 0 again. */
  void drained() {
    Arrays.fill(columnsBefore, (short) 0);
    Arrays.fill(rowsBefore, 0);
    Arrays.fill(rowsOffBefore, 0);
  }

  /** Takes a strip that was just added to the sums. */
  void add(BandSums sums, int row, int rows) {
    limit((rows + 1) / 2);
    for (int x = BLOCK; x < width; x += BLOCK) {
      columnLevel[x / BLOCK] = column(sums, x, COLUMN);
    }
    for (int x = BLOCK / 4; x < width; x += BLOCK / 2) {
      column(sums, x, COLUMN_OFF);
    }
    for (int x = BLOCK / 2; x < width; x += BLOCK) {
      column(sums, x, COLUMN_HALFWAY);
    }
    System.arraycopy(sums.stepOdd, 0, columnsBefore, 0, columnsBefore.length);
    // The first row of the picture has no block above.
    boolean onGrid = (Math.max(0, row - 1) / BLOCK) < (row + rows - 1) / BLOCK;
    if (onGrid) {
      limit(BLOCK);
      for (int block = 0; block < rowsBefore.length; block++) {
        int level = row(sums.rowStepOnGrid, rowsBefore, block, ROW);
        int beside = Math.max(columnLevel[block], columnLevel[block + 1]);
        reached[CORNER][Math.min(level, beside)]++;
      }
    }
    int off = (row + rows + 3) / 8 - (row + 3) / 8;
    if (off > 0) {
      limit(BLOCK * off);
      for (int block = 0; block < rowsBefore.length; block++) {
        row(sums.rowStepOffGrid, rowsOffBefore, block, ROW_OFF);
      }
    }
  }

  /** Writes the shares and starts anew. */
  void finish(VideoMeasures to) {
    for (int kind = 0; kind < KINDS; kind++) {
      int pieces = Math.max(1, Arrays.stream(reached[kind]).sum());
      int above = 0;
      for (int level = LEVELS.length; level > 0; level--) {
        above += reached[kind][level];
        to.blockBorders[kind * LEVELS.length + level - 1] = (int) Math.round(1e4 * above / pieces);
      }
      Arrays.fill(reached[kind], 0);
    }
  }

  private void limit(int pixels) {
    for (int level = 0; level < LEVELS.length; level++) {
      limits[level] = (int) Math.ceil(scale * LEVELS[level] * pixels);
    }
  }

  private int column(BandSums sums, int x, int kind) {
    int pair = x / 2 - 1;
    int level = level(sums.stepOdd[pair] - columnsBefore[pair] & 0xffff);
    reached[kind][level]++;
    return level;
  }

  private int row(short[] sums, int[] before, int block, int kind) {
    int from = block * BLOCK / 2;
    int total = BandSums.total(sums, from, from + BLOCK / 2);
    int level = level(total - before[block]);
    before[block] = total;
    reached[kind][level]++;
    return level;
  }

  private int level(int sum) {
    int level = 0;
    while (level < limits.length && sum >= limits[level]) {
      level++;
    }
    return level;
  }
}
