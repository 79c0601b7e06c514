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

  /** Pairs of columns in a block. */
  private static final int PAIRS = BLOCK / 2;

  private final int width;
  private final double scale;

  /** What the sums were when they were last looked at. */
  private final short[] columnsBefore;

  private final int[] rowsBefore;
  private final int[] rowsOffBefore;

  /** The level of each border between two columns of blocks, in the last strip. */
  private final int[] columnLevel;

  private final int[] pieces = new int[KINDS];

  /** Pieces of each kind that reach a level and none above it. */
  private final int[][] reached = new int[KINDS][LEVELS.length];

  private final int[] limits = new int[LEVELS.length];

  BlockBorders(int width, Range range) {
    this.width = width;
    scale = 1 / range.lumaSpan(1);
    // Room for the four borders of a last block that is not whole.
    columnsBefore = new short[width / 2 + PAIRS];
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
    addColumns(sums.stepOdd, (rows + 1) / 2);
    // The first row of the picture has no block above.
    boolean onGrid = (Math.max(0, row - 1) / BLOCK) < (row + rows - 1) / BLOCK;
    if (onGrid) {
      limit(BLOCK);
      for (int block = 0; block < rowsBefore.length; block++) {
        int level = row(sums.rowStepOnGrid, rowsBefore, block, ROW);
        count(CORNER, Math.min(level, Math.max(columnLevel[block], columnLevel[block + 1])));
      }
      pieces[ROW] += rowsBefore.length;
      pieces[CORNER] += rowsBefore.length;
    }
    int off = (row + rows + 3) / 8 - (row + 3) / 8;
    if (off > 0) {
      limit(BLOCK * off);
      for (int block = 0; block < rowsBefore.length; block++) {
        row(sums.rowStepOffGrid, rowsOffBefore, block, ROW_OFF);
      }
      pieces[ROW_OFF] += rowsBefore.length;
    }
  }

  private void addColumns(short[] sums, int pixels) {
    limit(pixels);
    int least = limits[0];
    short[] before = columnsBefore;
    for (int block = 0, pair = 0; pair < width / 2; block++, pair += PAIRS) {
      // Hardly any piece reaches a level: look at the four borders of a block at once.
      int first = sums[pair + 1] - before[pair + 1];
      int halfway = sums[pair + 3] - before[pair + 3];
      int second = sums[pair + 5] - before[pair + 5];
      int last = sums[pair + 7] - before[pair + 7];
      columnLevel[block + 1] = 0;
      if (Math.max(Math.max(first, halfway), Math.max(second, last)) >= least) {
        int columns = width - 2 * pair;
        count(COLUMN_OFF, columns > 4 ? level(first) : 0);
        count(COLUMN_HALFWAY, columns > 8 ? level(halfway) : 0);
        count(COLUMN_OFF, columns > 12 ? level(second) : 0);
        columnLevel[block + 1] = columns > BLOCK ? level(last) : 0;
        count(COLUMN, columnLevel[block + 1]);
      }
    }
    System.arraycopy(sums, 0, before, 0, before.length);
    pieces[COLUMN] += (width - 1) / BLOCK;
    pieces[COLUMN_HALFWAY] += (width - 1 + BLOCK / 2) / BLOCK;
    pieces[COLUMN_OFF] += (width - 1 + BLOCK / 4) / (BLOCK / 2);
  }

  /** Writes the shares and starts anew. */
  void finish(VideoMeasures to) {
    for (int kind = 0; kind < KINDS; kind++) {
      int all = Math.max(1, pieces[kind]);
      int above = 0;
      for (int level = LEVELS.length - 1; level >= 0; level--) {
        above += reached[kind][level];
        to.blockBorders[kind * LEVELS.length + level] = (int) Math.round(1e4 * above / all);
      }
      Arrays.fill(reached[kind], 0);
    }
    Arrays.fill(pieces, 0);
  }

  private void limit(int pixels) {
    for (int level = 0; level < LEVELS.length; level++) {
      limits[level] = (int) Math.ceil(scale * LEVELS[level] * pixels);
    }
  }

  private int row(short[] sums, int[] before, int block, int kind) {
    int total = total(sums, block * PAIRS);
    int level = level(total - before[block]);
    before[block] = total;
    count(kind, level);
    return level;
  }

  /** Of a block's pairs; written out, as a loop over so few is slow. No sum of steps is large. */
  private static int total(short[] sums, int from) {
    return sums[from]
        + sums[from + 1]
        + sums[from + 2]
        + sums[from + 3]
        + sums[from + 4]
        + sums[from + 5]
        + sums[from + 6]
        + sums[from + 7];
  }

  private void count(int kind, int level) {
    if (level > 0) {
      reached[kind][level - 1]++;
    }
  }

  private int level(int sum) {
    int level = 0;
    while (level < limits.length && sum >= limits[level]) {
      level++;
    }
    return level;
  }
}
