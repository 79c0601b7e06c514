package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Sums over the rows of one row of tiles, per pair of columns: element i belongs to columns 2i and
 * 2i + 1, or to one of them. Unsigned 16 bits: to be drained after {@link #MOST_ROWS} rows.
 */
final class BandSums {
  /** A pair's sum grows by at most 510 per row. */
  static final int MOST_ROWS = 128;

  /** Columns of a cell, the smallest area that the largest difference of a tile is taken over. */
  static final int CELL_COLUMNS = 8;

  /** Luma. */
  final short[] luma;

  /** Absolute differences to the previous picture. */
  final short[] difference;

  /** Absolute differences to the right neighbour. */
  final short[] edge;

  /** Steps between an even column and the next, in every second row of a strip. */
  final short[] stepEven;

  /** Steps between an odd column and the next, in every second row of a strip. */
  final short[] stepOdd;

  /** Steps above rows that are multiples of 16. */
  final short[] rowStepOnGrid;

  /** Steps above rows halfway between two multiples of 8. */
  final short[] rowStepOffGrid;

  /** Differences to the previous picture in each 8 columns, of the last strip alone. */
  final long[] cellDifference;

  BandSums(int width) {
    // Room for a whole vector behind the last column.
    int pairs = width / 2 + 64;
    luma = new short[pairs];
    difference = new short[pairs];
    edge = new short[pairs];
    stepEven = new short[pairs];
    stepOdd = new short[pairs];
    rowStepOnGrid = new short[pairs];
    rowStepOffGrid = new short[pairs];
    cellDifference = new long[width / CELL_COLUMNS + 16];
  }

  /** Sum of elements {@code from} to {@code to}, exclusive. */
  static int total(short[] sums, int from, int to) {
    int total = 0;
    for (int i = from; i < to; i++) {
      total += sums[i] & 0xffff;
    }
    return total;
  }

  void clear() {
    Arrays.fill(luma, (short) 0);
    Arrays.fill(difference, (short) 0);
    Arrays.fill(edge, (short) 0);
    Arrays.fill(stepEven, (short) 0);
    Arrays.fill(stepOdd, (short) 0);
    Arrays.fill(rowStepOnGrid, (short) 0);
    Arrays.fill(rowStepOffGrid, (short) 0);
  }
}
