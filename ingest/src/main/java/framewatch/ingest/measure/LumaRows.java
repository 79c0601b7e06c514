package framewatch.ingest.measure;

/**
 * Rows of luma, one byte per pixel, with a margin on either side that repeats the outermost pixels,
 * so that a kernel may look at neighbours without asking where it is.
 */
final class LumaRows {
  /** Columns to each side that may be looked at. */
  static final int MARGIN = 4;

  /** Columns that a row is padded to, so that rows begin where vector loads are cheap. */
  private static final int ALIGNMENT = 64;

  final int width;
  final int stride;
  final byte[] bytes;

  /** The row that is stored first. */
  int firstRow;

  /**
   * @param firstRow the row that is stored first
   * @param rows rows that there is room for
   * @param wanted bytes from one row to the next, if that leaves room for the margins
   */
  LumaRows(int width, int firstRow, int rows, int wanted) {
    this.width = width;
    this.firstRow = firstRow;
    int least = (width + 2 * MARGIN + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    stride = wanted >= width + 2 * MARGIN ? wanted : least;
    bytes = new byte[ALIGNMENT + rows * stride];
  }

  /** Index in {@link #bytes} of a row's first pixel. */
  int at(int row) {
    return ALIGNMENT + (row - firstRow) * stride;
  }

  /** Moves the rows from one on, up to {@code end}, to the front. */
  void dropBefore(int row, int end) {
    int from = at(row) - MARGIN;
    int length = Math.max(0, (end - row) * stride);
    System.arraycopy(bytes, from, bytes, at(firstRow) - MARGIN, length);
    firstRow = row;
  }

  /** Makes the margins of a row. */
  void repeatEnds(int row) {
    int start = at(row);
    byte first = bytes[start];
    byte last = bytes[start + width - 1];
    for (int i = 1; i <= MARGIN; i++) {
      bytes[start - i] = first;
      bytes[start + width - 1 + i] = last;
    }
  }
}
