package framewatch.ingest.measure;

/**
 * Sums of each row of a picture over a few spans of its columns, which are enough to tell one row
 * from the next.
 */
final class RowSums {
  private static final int SPANS = 4;
  private static final int SPAN_COLUMNS = 64;

  /** First column of each span, a multiple of 2; a narrow picture has one span, all of it. */
  final int[] spanStart;

  /** Columns of a span. */
  final int spanColumns;

  /** Per row: luma. */
  final int[] luma;

  /** Per row: absolute differences to the row above. */
  final int[] gradient;

  /** Per row: steps between the row above and this one. */
  final int[] step;

  /** Per row: absolute differences to the fourth row above. */
  final int[] repetition;

  private int[] offsets = {};

  RowSums(int width, int height) {
    if (width < SPANS * SPAN_COLUMNS) {
      spanStart = new int[] {0};
      spanColumns = width;
    } else {
      spanStart = new int[SPANS];
      spanColumns = SPAN_COLUMNS;
      for (int i = 0; i < SPANS; i++) {
        int middle = (2 * i + 1) * width / (2 * SPANS);
        spanStart[i] = (middle - SPAN_COLUMNS / 2) & ~1;
      }
    }
    luma = new int[height];
    gradient = new int[height];
    step = new int[height];
    repetition = new int[height];
  }

  /** Columns at which the spans fall into whole units; none if they do not. */
  int[] offsets(int unit) {
    if (offsets.length == 0 && spanColumns % unit == 0) {
      int each = spanColumns / unit;
      offsets = new int[spanStart.length * each];
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = spanStart[i / each] + i % each * unit;
      }
    }
    return offsets;
  }

  /** Pixels of each row that were looked at. */
  int columns() {
    return spanStart.length * spanColumns;
  }
}
