package framewatch.ingest.measure;

/**
 * The loops over the pixels of luma: all that looks at every one of them. There are two
 * implementations with equal results to the last bit, {@link VectorKernel} and, where a Java
 * virtual machine has no Vector API, {@link PlainKernel}.
 *
 * <p>A <em>step</em> at a border between two pixels is how much larger the luma difference there is
 * than the two differences beside it, in the same direction, cut off at {@link #MOST_STEP}: blocks
 * that do not fit together give one at each of their borders, while a smooth or noisy picture gives
 * small ones anywhere. The cut keeps one sharp line of graphics from weighing as much as a whole
 * grid.
 */
interface LumaKernel {
  /** Largest step, code values. With 16 rows of them a sum still fits an unsigned byte. */
  int MOST_STEP = 15;

  /** Most rows of a strip. */
  int STRIP_ROWS = 16;

  /**
   * Adds up a strip of rows, column by column.
   *
   * @param previous the picture before, of the same size
   * @param row first row
   * @param rows number of rows, at most {@link #STRIP_ROWS}
   */
  void strip(LumaRows picture, LumaRows previous, int row, int rows, BandSums to);

  /** Adds up each of some rows, over a few spans of its columns. */
  void rows(LumaRows picture, int row, int rows, RowSums to);

  /**
   * Looks closely at one row.
   *
   * @param previous the picture before, of the same size
   */
  void detail(LumaRows picture, LumaRows previous, int row, DetailSums to);

  /** Adds the gradients of one row. */
  void gradients(LumaRows picture, int row, DetailSums to);

  /** Shifts samples of more than 8 bits down to 8. */
  void narrow(short[] samples, int shift, byte[] to, int at);
}
