package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * Which rows of a picture are looked at, and to which band of tiles a row or a pair of columns
 * belongs.
 *
 * <p>A band of rows is cut into strips of up to 16 rows, as equal as can be, of which every so many
 * are looked at. A picture narrower than 32 columns or lower than 9 rows has fewer bands than there
 * are columns or rows of tiles; neighbouring tiles then share one.
 */
final class Sampling {
  final int rowBands;
  final int columnBands;

  /** All strips, in order: first row of each. */
  final int[] stripStart;

  /** Rows of each strip. */
  final int[] stripRows;

  /** Whether a strip is looked at. */
  final boolean[] taken;

  /** Strip with which a band begins; one more than there are bands. */
  final int[] bandStrip;

  /** Pair of columns with which a band begins; one more than there are bands. */
  final int[] pairStart;

  /** Rows looked at, per band. */
  final int[] rowsOf;

  /** Those of them that are multiples of 16. */
  final int[] gridRowsOf;

  /** Those of them that lie halfway between two multiples of 8. */
  final int[] offGridRowsOf;

  /** Every second row of each strip. */
  final int[] stepRowsOf;

  /** Rows looked at. */
  final int rowCount;

  private final int width;

  Sampling(int width, int height, int step) {
    this.width = width;
    int pairs = (width + 1) / 2;
    columnBands = Math.min(VideoMeasures.TILE_COLUMNS, pairs);
    rowBands = Math.min(VideoMeasures.TILE_ROWS, height);
    pairStart = new int[columnBands + 1];
    for (int i = 0; i <= columnBands; i++) {
      pairStart[i] = (int) ((long) i * pairs / columnBands);
    }
    bandStrip = new int[rowBands + 1];
    rowsOf = new int[rowBands];
    gridRowsOf = new int[rowBands];
    offGridRowsOf = new int[rowBands];
    stepRowsOf = new int[rowBands];
    taken = new boolean[height];
    int[] starts = new int[height];
    int[] rows = new int[height];
    int count = 0;
    for (int band = 0; band < rowBands; band++) {
      int begin = band * height / rowBands;
      int size = (band + 1) * height / rowBands - begin;
      int strips = (size + LumaKernel.STRIP_ROWS - 1) / LumaKernel.STRIP_ROWS;
      for (int strip = 0; strip < strips; strip++) {
        starts[count] = begin + strip * size / strips;
        rows[count] = begin + (strip + 1) * size / strips - starts[count];
        taken[count] = strip % step == 0;
        if (taken[count]) {
          take(band, starts[count], rows[count]);
        }
        count++;
      }
      bandStrip[band + 1] = count;
    }
    stripStart = Arrays.copyOf(starts, count);
    stripRows = Arrays.copyOf(rows, count);
    rowCount = Arrays.stream(rowsOf).sum();
  }

  private void take(int band, int start, int rows) {
    rowsOf[band] += rows;
    stepRowsOf[band] += (rows + 1) / 2;
    for (int row = start; row < start + rows; row++) {
      gridRowsOf[band] += row % 16 == 0 ? 1 : 0;
      offGridRowsOf[band] += row % 8 == 4 ? 1 : 0;
    }
  }

  /** Columns in a band of columns. */
  int columnsOf(int band) {
    return Math.min(width, 2 * pairStart[band + 1]) - 2 * pairStart[band];
  }

  /** Band that a tile shows; {@code tiles} is the number of tiles in that direction. */
  static int bandOf(int tile, int tiles, int bands) {
    return tile * bands / tiles;
  }
}
