package framewatch.detect;

import java.util.Arrays;

/**
 * How much of an encoder's blocks a picture shows: the mean step at multiples of 8 over those
 * elsewhere, against the detail that hides them. Graphics have edges in one direction or off the
 * grid; blocks have them in both.
 */
final class Blockiness {

  private static final int BLOCK = 8;

  /** A picture without detail hides nothing: what keeps small steps in it small, code values. */
  private static final double FLOOR = 0.3;

  /** Part of the mean gradient that hides as large a step. */
  private static final double HIDDEN = 0.2;

  private Blockiness() {}

  /** Columns and rows at multiples of 16 that step by 8 code values or more, in blockBorders. */
  private static final int COLUMNS = 2;

  private static final int ROWS = 14;

  /** Share of the borders of macroblocks with a step that is seen, in both directions, 0 to 1. */
  static double steps(VideoFrame frame) {
    int[] borders = frame.blockBorders();
    return Math.min(borders[COLUMNS], borders[ROWS]) / 10_000.0;
  }

  /** 0 where the grid does not show. */
  static double of(VideoFrame frame) {
    double columns = excess(frame.columnStep());
    double rows = columns <= 0 ? 0 : excess(frame.rowStep());
    if (rows <= 0) {
      return 0;
    }
    double steps = Math.min(columns, rows) / 256;
    double gradient = 0;
    for (byte edge : frame.tileEdge()) {
      gradient += VideoFrame.expand(edge);
    }
    return steps / (FLOOR + HIDDEN * gradient / VideoFrame.TILES);
  }

  /** Steps at both multiples of 8 over twice their median at all positions, 1/256 code value. */
  private static double excess(int[] steps) {
    int[] sorted = steps.clone();
    Arrays.sort(sorted);
    int middle = VideoFrame.PHASES / 2;
    return steps[0] + steps[BLOCK] - (sorted[middle - 1] + sorted[middle]);
  }
}
