package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * What the bands of a picture add up to: totals per row and column of tiles, and per column. An
 * element of a tile's array is at {@code row band * column bands + column band}.
 */
final class Bands {
  final long[] luma;
  final long[] difference;
  final long[] edge;

  /** Steps between columns, all of them and those on the grid of 16. */
  final long[] columnStep;

  final long[] columnStepOnGrid;

  /** Steps between rows on the grid of 16, and well off it. */
  final long[] rowStepOnGrid;

  final long[] rowStepOffGrid;

  /** Largest mean difference of a cell. */
  final double[] peakDifference;

  /** Luma of each pair of columns. */
  final long[] pairLuma;

  /** Steps between columns, by the column after the step modulo 16. */
  final long[] stepByPhase = new long[16];

  private final Sampling sampling;
  private final int width;

  /** The last cell, if it has fewer columns than the others; -1 if not. */
  private final int partialCell;

  Bands(Sampling sampling, int width) {
    this.sampling = sampling;
    this.width = width;
    partialCell = width % BandSums.CELL_COLUMNS == 0 ? -1 : width / BandSums.CELL_COLUMNS;
    int tiles = sampling.rowBands * sampling.columnBands;
    luma = new long[tiles];
    difference = new long[tiles];
    edge = new long[tiles];
    columnStep = new long[tiles];
    columnStepOnGrid = new long[tiles];
    rowStepOffGrid = new long[tiles];
    rowStepOnGrid = new long[tiles];
    peakDifference = new double[tiles];
    pairLuma = new long[(width + 1) / 2];
  }

  void clear() {
    Arrays.fill(luma, 0);
    Arrays.fill(difference, 0);
    Arrays.fill(edge, 0);
    Arrays.fill(columnStep, 0);
    Arrays.fill(columnStepOnGrid, 0);
    Arrays.fill(rowStepOffGrid, 0);
    Arrays.fill(rowStepOnGrid, 0);
    Arrays.fill(peakDifference, 0);
    Arrays.fill(pairLuma, 0);
    Arrays.fill(stepByPhase, 0);
  }

  /** Takes what was summed up of a band, and starts the sums anew. */
  void add(int band, BandSums sums) {
    int at = band * sampling.columnBands;
    for (int column = 0; column < sampling.columnBands; column++, at++) {
      int from = sampling.pairStart[column];
      int to = sampling.pairStart[column + 1];
      difference[at] += BandSums.total(sums.difference, from, to);
      edge[at] += BandSums.total(sums.edge, from, to);
      rowStepOffGrid[at] += BandSums.total(sums.rowStepOffGrid, from, to);
      rowStepOnGrid[at] += BandSums.total(sums.rowStepOnGrid, from, to);
      addColumns(at, from, to, sums);
    }
    sums.clear();
  }

  private void addColumns(int at, int from, int to, BandSums sums) {
    int total = 0;
    int steps = 0;
    int stepsOnGrid = 0;
    for (int pair = from; pair < to; pair++) {
      int value = sums.luma[pair] & 0xffff;
      total += value;
      pairLuma[pair] += value;
      int first = sums.stepEven[pair] & 0xffff;
      int second = sums.stepOdd[pair] & 0xffff;
      int phase = 2 * pair + 1 & 15;
      stepByPhase[phase] += first;
      stepByPhase[phase + 1 & 15] += second;
      steps += first + second;
      stepsOnGrid += phase == 15 ? second : 0;
    }
    luma[at] += total;
    columnStep[at] += steps;
    columnStepOnGrid[at] += stepsOnGrid;
  }

  /** Takes the cells of a strip that was just summed up. */
  void addCells(int band, int rows, BandSums sums) {
    int at = band * sampling.columnBands;
    for (int column = 0; column < sampling.columnBands; column++, at++) {
      int from = 2 * sampling.pairStart[column] / BandSums.CELL_COLUMNS;
      int end = 2 * sampling.pairStart[column + 1];
      int to = Math.max(from + 1, end / BandSums.CELL_COLUMNS);
      long most = 0;
      for (int cell = from; cell < to; cell++) {
        long sum = sums.cellDifference[cell];
        if (cell == partialCell) {
          sum = sum * BandSums.CELL_COLUMNS / (width % BandSums.CELL_COLUMNS);
        }
        most = Math.max(most, sum);
      }
      double mean = (double) most / BandSums.CELL_COLUMNS / rows;
      peakDifference[at] = Math.max(peakDifference[at], mean);
    }
  }
}
