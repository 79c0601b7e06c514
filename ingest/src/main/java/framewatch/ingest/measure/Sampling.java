package framewatch.ingest.measure;

/**
 * Which rows of a picture are looked at, and to which band of tiles a row or a word of 8 columns
 * belongs.
 *
 * <p>Rows are taken in groups of 8. A picture narrower than 128 columns or lower than 9 rows has
 * fewer bands than there are columns or rows of tiles; neighbouring tiles then share one.
 */
final class Sampling {
  private static final int GROUP = 8;

  /** Groups of rows that a row of tiles must have at least, for a step of more than 1. */
  private static final int GROUPS_PER_BAND = 2;

  final int rowBands;
  final int columnBands;

  /** Rows looked at, in order. */
  final int[] rows;

  /** Index in {@link #rows} at which a band begins; one more than there are bands. */
  final int[] bandStart;

  /** Word at which a band of columns begins; one more than there are bands. */
  final int[] wordStart;

  private final int width;

  Sampling(int width, int height, int step) {
    this.width = width;
    int words = (width + 7) / 8;
    columnBands = Math.min(VideoMeasures.TILE_COLUMNS, words);
    rowBands = Math.min(VideoMeasures.TILE_ROWS, height);
    wordStart = new int[columnBands + 1];
    for (int i = 0; i <= columnBands; i++) {
      wordStart[i] = (int) ((long) i * words / columnBands);
    }
    int taken = effectiveStep(height, step);
    rows = new int[height];
    bandStart = new int[rowBands + 1];
    int count = 0;
    for (int band = 0; band < rowBands; band++) {
      bandStart[band] = count;
      int end = (int) ((long) (band + 1) * height / rowBands);
      for (int row = (int) ((long) band * height / rowBands); row < end; row++) {
        if (row / GROUP % taken == 0) {
          rows[count++] = row;
        }
      }
    }
    bandStart[rowBands] = count;
  }

  /** Rows looked at. */
  int rowCount() {
    return bandStart[rowBands];
  }

  /** Rows looked at in a band. */
  int rowsOf(int band) {
    return bandStart[band + 1] - bandStart[band];
  }

  /** Pixels of one row in a band of columns. */
  int columnsOf(int band) {
    return Math.min(width, 8 * wordStart[band + 1]) - 8 * wordStart[band];
  }

  /** Band that a tile shows; {@code tiles} is the number of tiles in that direction. */
  static int bandOf(int tile, int tiles, int bands) {
    return tile * bands / tiles;
  }

  private static int effectiveStep(int height, int step) {
    int groupsPerBand = height / (GROUP * VideoMeasures.TILE_ROWS);
    return Math.max(1, Math.min(step, groupsPerBand / GROUPS_PER_BAND));
  }
}
