package framewatch.ingest.measure;

import static framewatch.ingest.measure.VideoMeasures.TILES;
import static framewatch.ingest.measure.VideoMeasures.TILE_COLUMNS;
import static framewatch.ingest.measure.VideoMeasures.TILE_ROWS;

/** Writes what a picture's bands say of each tile. */
final class TileWriter {
  private final Sampling sampling;
  private final Range range;
  private final PerceptualHash hash = new PerceptualHash();

  TileWriter(Sampling sampling, Range range) {
    this.sampling = sampling;
    this.range = range;
  }

  void write(Bands bands, VideoMeasures to) {
    for (int tile = 0; tile < TILES; tile++) {
      int row = Sampling.bandOf(tile / TILE_COLUMNS, TILE_ROWS, sampling.rowBands);
      int column = Sampling.bandOf(tile % TILE_COLUMNS, TILE_COLUMNS, sampling.columnBands);
      int at = row * sampling.columnBands + column;
      double pixels = (double) sampling.rowsOf[row] * sampling.columnsOf(column);
      double mean = range.luma(bands.luma[at] / pixels);
      long fixed = Math.round(256 * mean);
      to.tileMean[tile] = (byte) (fixed >> 8);
      to.tileMeanFraction[tile] = (byte) fixed;
      hash.set(tile, mean);
      to.tileDifference[tile] = companded(range.lumaSpan(bands.difference[at] / pixels));
      to.tilePeakDifference[tile] = companded(range.lumaSpan(bands.peakDifference[at]));
      to.tileEdge[tile] = companded(range.lumaSpan(bands.edge[at] / pixels));
      to.tileGrid[tile] = (byte) Math.round(8 * range.lumaSpan(grid(bands, at, row, column)));
    }
    hash.finish(to.perceptualHash);
  }

  /** How much larger steps are on the grid of 16 than off it, along rows and columns together. */
  private double grid(Bands bands, int at, int row, int column) {
    int first = 2 * sampling.pairStart[column];
    int columns = sampling.columnsOf(column);
    int gridColumns = (first + columns) / 16 - first / 16;
    int rows = sampling.stepRowsOf[row];
    long elsewhere = bands.columnStep[at] - bands.columnStepOnGrid[at];
    return excess(
            mean(bands.columnStepOnGrid[at], gridColumns * rows),
            mean(elsewhere, (columns - gridColumns) * rows))
        + excess(
            mean(bands.rowStepOnGrid[at], sampling.gridRowsOf[row] * columns),
            mean(bands.rowStepOffGrid[at], sampling.offGridRowsOf[row] * columns));
  }

  private static double mean(long sum, int pixels) {
    return pixels == 0 ? 0 : (double) sum / pixels;
  }

  private static double excess(double onGrid, double offGrid) {
    return Math.max(0, onGrid - offGrid);
  }

  /** The byte b for which (b / 16)^2 is nearest. */
  private static byte companded(double value) {
    return (byte) Math.min(255, Math.round(16 * Math.sqrt(value)));
  }
}
