package framewatch.ingest.measure;

/** Writes what a picture's columns tell: the grid of an encoder, and black borders at the sides. */
final class ColumnWriter {
  private final int width;
  private final int rows;
  private final int stepRows;
  private final Range range;

  /**
   * @param rows rows that luma was summed up of
   * @param stepRows rows that steps were summed up of
   */
  ColumnWriter(int width, int rows, int stepRows, Range range) {
    this.width = width;
    this.rows = rows;
    this.stepRows = stepRows;
    this.range = range;
  }

  void write(Bands bands, VideoMeasures to) {
    for (int phase = 0; phase < bands.stepByPhase.length; phase++) {
      // The first column has no left neighbour.
      int borders = (width - 1 - phase + 16) / 16 - (phase == 0 ? 1 : 0);
      double pixels = Math.max(1, (double) borders * stepRows);
      to.columnStep[phase] =
          (int) Math.round(256 * range.lumaSpan(bands.stepByPhase[phase] / pixels));
    }
    int pairs = bands.pairLuma.length;
    for (int level = 0; level < RowMeter.MARGIN_LEVELS.length; level++) {
      int left = 0;
      while (left < pairs && dark(bands, left, level)) {
        left++;
      }
      int right = 0;
      while (right < pairs - left && dark(bands, pairs - 1 - right, level)) {
        right++;
      }
      to.margins[4 * level + 2] = Math.min(width, 2 * left);
      // Where the last pair is half a pair, its other half is not in the picture.
      to.margins[4 * level + 3] = left == pairs ? width : right == 0 ? 0 : 2 * right - (width & 1);
    }
  }

  private boolean dark(Bands bands, int pair, int level) {
    int columns = Math.min(2, width - 2 * pair);
    double mean = (double) bands.pairLuma[pair] / columns / rows;
    return range.luma(mean) <= RowMeter.MARGIN_LEVELS[level];
  }
}
