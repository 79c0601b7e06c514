package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * What a picture's rows tell when compared with one another: torn and repeated lines, the grid of
 * an encoder, and black borders above and below.
 */
final class RowMeter {
  /** Up to these means a row or column counts as part of a black border, code values. */
  static final int[] MARGIN_LEVELS = {20, 24, 32, 48};

  /** Mean differences below which a row counts as repeated, code values. */
  static final double[] REPETITION_LEVELS = {0.25, 1, 4};

  private final int height;
  private final Range range;
  private final LumaKernel kernel;
  private final RowSums sums;
  private final long[] stepByPhase = new long[16];
  private final int[] rowsByPhase = new int[16];
  private int[] jumps;
  private int[] previousJumps;

  RowMeter(int width, int height, Range range, LumaKernel kernel) {
    this.height = height;
    this.range = range;
    this.kernel = kernel;
    sums = new RowSums(width, height);
    jumps = new int[height];
    previousJumps = new int[height];
    for (int row = 1; row < height; row++) {
      rowsByPhase[row % 16]++;
    }
  }

  /** Takes some rows; all are to be taken, from the top down. */
  void add(LumaRows picture, int row, int rows) {
    kernel.rows(picture, row, rows, sums);
  }

  /** Writes the results. */
  void finish(boolean hasPrevious, VideoMeasures to) {
    steps(to);
    jumps(hasPrevious, to);
    repetition(to);
    margins(to);
  }

  private void steps(VideoMeasures to) {
    Arrays.fill(stepByPhase, 0);
    for (int row = 1; row < height; row++) {
      stepByPhase[row % 16] += sums.step[row];
    }
    for (int phase = 0; phase < stepByPhase.length; phase++) {
      double pixels = Math.max(1, (double) rowsByPhase[phase] * sums.columns());
      to.rowStep[phase] = (int) Math.round(256 * range.lumaSpan(stepByPhase[phase] / pixels));
    }
  }

  private void jumps(boolean hasPrevious, VideoMeasures to) {
    int most = 0;
    int mostRise = 0;
    int mostRiseRow = 0;
    int[] gradient = sums.gradient;
    for (int row = 1; row < height; row++) {
      int above = gradient[row - 1];
      int below = row + 1 < height ? gradient[row + 1] : 0;
      int jump = Math.max(0, gradient[row] - Math.max(above, below));
      jumps[row] = jump;
      most = Math.max(most, jump);
      int rise = jump - previousJumps[row];
      if (rise > mostRise) {
        mostRise = rise;
        mostRiseRow = row;
      }
    }
    double columns = sums.columns();
    to.rowJump = (float) range.lumaSpan(most / columns);
    to.rowJumpRise = hasPrevious ? (float) range.lumaSpan(mostRise / columns) : -1;
    to.rowJumpRow = hasPrevious ? mostRiseRow : 0;
    int[] swapped = previousJumps;
    previousJumps = jumps;
    jumps = swapped;
  }

  private void repetition(VideoMeasures to) {
    Arrays.fill(to.repeatedRows, 0);
    for (int row = 4; row < height; row++) {
      double mean = range.lumaSpan((double) sums.repetition[row] / sums.columns());
      for (int level = 0; level < REPETITION_LEVELS.length; level++) {
        to.repeatedRows[level] += mean < REPETITION_LEVELS[level] ? 1 : 0;
      }
    }
    for (int level = 0; level < REPETITION_LEVELS.length; level++) {
      to.repeatedRows[level] = (int) Math.round(10_000.0 * to.repeatedRows[level] / height);
    }
  }

  private void margins(VideoMeasures to) {
    for (int level = 0; level < MARGIN_LEVELS.length; level++) {
      int top = 0;
      while (top < height && dark(top, level)) {
        top++;
      }
      int bottom = 0;
      while (bottom < height - top && dark(height - 1 - bottom, level)) {
        bottom++;
      }
      to.margins[4 * level] = top;
      to.margins[4 * level + 1] = top == height ? height : bottom;
    }
  }

  private boolean dark(int row, int level) {
    return range.luma((double) sums.luma[row] / sums.columns()) <= MARGIN_LEVELS[level];
  }
}
