package framewatch.ingest.measure;

import static framewatch.ingest.measure.VideoMeasures.TILES;
import static framewatch.ingest.measure.VideoMeasures.TILE_COLUMNS;
import static framewatch.ingest.measure.VideoMeasures.TILE_ROWS;

import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures pictures of one format. Allocates nothing per picture. */
final class FormatMeter {
  /** Full scale of luma, for the score of scene cuts as FFmpeg's scdet has it. */
  private static final double FULL_SCALE = 256;

  private final int width;
  private final Sampling sampling;
  private final Range range;
  private final RowReader reader;
  private final LumaCounts counts;
  private final @Nullable ChromaMeter chroma;

  // Rows of this picture and the one before, changing places after each.
  private long[][] rows;
  private long[][] previous;
  private boolean hasPrevious;
  private double previousPercent;

  private final long[] neighbours;
  private final long[] sums;
  private final long[] differences;
  private final long[] edges;

  // Per band of rows and columns.
  private final long[] bandSum;
  private final long[] bandDifference;
  private final long[] bandEdge;

  FormatMeter(Picture picture, int step) {
    VideoFormat format = picture.format;
    width = format.getWidth();
    sampling = new Sampling(width, format.getHeight(), step);
    range = format.getFullRange() ? Range.FULL : Range.LIMITED;
    reader = new RowReader(width, format.getBitDepth());
    counts = new LumaCounts(width, sampling.rowCount(), range);
    chroma = picture.planeCount == 3 ? new ChromaMeter(picture, range) : null;
    int words = reader.words();
    // One word more, always zero: the last pixel looks for a neighbour there.
    rows = new long[sampling.rowCount()][words + 1];
    previous = new long[sampling.rowCount()][words + 1];
    neighbours = new long[words];
    sums = new long[words];
    differences = new long[words];
    edges = new long[words];
    int bands = sampling.rowBands * sampling.columnBands;
    bandSum = new long[bands];
    bandDifference = new long[bands];
    bandEdge = new long[bands];
  }

  void measure(Picture picture, VideoMeasures to) {
    reader.start(picture);
    Arrays.fill(bandSum, 0);
    Arrays.fill(bandDifference, 0);
    Arrays.fill(bandEdge, 0);
    for (int band = 0; band < sampling.rowBands; band++) {
      measureBand(band);
    }
    counts.finish(to);
    writeTotals(to);
    writeTiles(to);
    if (chroma == null) {
      to.blueMean = 128;
      to.redMean = 128;
      to.chromaDeviation = 0;
      to.saturationMean = 0;
    } else {
      chroma.measure(picture, to);
    }
    long[][] swapped = previous;
    previous = rows;
    rows = swapped;
    hasPrevious = true;
  }

  private void measureBand(int band) {
    int words = sums.length;
    int undrained = 0;
    for (int i = sampling.bandStart[band]; i < sampling.bandStart[band + 1]; i++) {
      long[] row = rows[i];
      reader.read(sampling.rows[i], row);
      Lanes.addSums(row, sums, words);
      if (hasPrevious) {
        Lanes.addDifferences(row, previous[i], differences, words);
      }
      Lanes.toRightNeighbours(row, neighbours, words, width);
      Lanes.addDifferences(row, neighbours, edges, words);
      counts.add(row);
      if (++undrained == Lanes.MOST_ROWS) {
        drain(band);
        undrained = 0;
      }
    }
    drain(band);
  }

  private void drain(int band) {
    int at = band * sampling.columnBands;
    for (int column = 0; column < sampling.columnBands; column++, at++) {
      int from = sampling.wordStart[column];
      int to = sampling.wordStart[column + 1];
      bandSum[at] += Lanes.drain(sums, from, to);
      bandDifference[at] += Lanes.drain(differences, from, to);
      bandEdge[at] += Lanes.drain(edges, from, to);
    }
  }

  private void writeTotals(VideoMeasures to) {
    double pixels = (double) width * sampling.rowCount();
    to.lumaMean = (float) range.luma(total(bandSum) / pixels);
    if (!hasPrevious) {
      to.difference = -1;
      to.sceneScore = 0;
      return;
    }
    double difference = total(bandDifference) / pixels;
    double percent = difference * 100 / FULL_SCALE;
    to.difference = (float) range.lumaSpan(difference);
    double score = Math.min(percent, Math.abs(percent - previousPercent));
    to.sceneScore = (float) Math.min(100, score);
    previousPercent = percent;
  }

  private void writeTiles(VideoMeasures to) {
    for (int tile = 0; tile < TILES; tile++) {
      int row = Sampling.bandOf(tile / TILE_COLUMNS, TILE_ROWS, sampling.rowBands);
      int column = Sampling.bandOf(tile % TILE_COLUMNS, TILE_COLUMNS, sampling.columnBands);
      int at = row * sampling.columnBands + column;
      double pixels = (double) sampling.rowsOf(row) * sampling.columnsOf(column);
      long mean = Math.round(256 * range.luma(bandSum[at] / pixels));
      to.tileMean[tile] = (byte) (mean >> 8);
      to.tileMeanFraction[tile] = (byte) mean;
      to.tileDifference[tile] = companded(range.lumaSpan(bandDifference[at] / pixels));
      to.tileEdge[tile] = companded(range.lumaSpan(bandEdge[at] / pixels));
    }
  }

  /** The byte b for which (b / 16)^2 is nearest. */
  private static byte companded(double value) {
    return (byte) Math.min(255, Math.round(16 * Math.sqrt(value)));
  }

  private static long total(long[] values) {
    long total = 0;
    for (long value : values) {
      total += value;
    }
    return total;
  }
}
