package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures pictures of one format. Allocates nothing per picture. */
final class FormatMeter {
  /** Full scale of luma, for the score of scene cuts as FFmpeg's scdet has it. */
  private static final double FULL_SCALE = 256;

  /** Rows above a strip that are looked at, and below. */
  private static final int ABOVE = 4;

  private static final int BELOW = 2;

  /** Pixels of a strip that are looked at closely: one row of a large picture. */
  private static final int CLOSE_PIXELS = 2_048;

  /** Of every so many strips one is looked at closely, whatever the step. */
  private static final int CLOSE_STRIPS = 2;

  /** Edges are measured in the rows looked at closely of every so many strips. */
  private static final int EDGE_STRIPS = 8;

  private final int width;
  private final int rowCount;

  /** Rows of each strip that are looked at closely. */
  private final int closeRows;

  private final Sampling sampling;
  private final Range range;
  private final LumaKernel kernel;
  private final LumaCounts counts;
  private final RowMeter rowMeter;
  private final DetailMeter details;
  private final BlockBorders borders;
  private final EdgeWidth edgeWidth = new EdgeWidth();
  private final @Nullable ChromaMeter chroma;
  private final TileWriter tiles;
  private final ColumnWriter columns;
  private final BandSums sums;
  private final Bands bands;

  private final LumaWindow window;
  private final LumaWindow before;
  private final int height;
  private boolean hasPrevious;
  private int looks;
  private double previousPercent;

  FormatMeter(Picture picture, int step, LumaKernel kernel) {
    this.kernel = kernel;
    VideoFormat format = picture.format;
    width = format.getWidth();
    height = format.getHeight();
    sampling = new Sampling(width, height, step);
    rowCount = sampling.rowCount;
    closeRows = Math.max(1, CLOSE_PIXELS / width);
    range = format.getFullRange() ? Range.FULL : Range.LIMITED;
    counts = new LumaCounts(width, rowCount, range);
    rowMeter = new RowMeter(width, height, range, kernel);
    details = new DetailMeter(width, range, kernel);
    borders = new BlockBorders(width, range);
    chroma = picture.planeCount == 3 ? new ChromaMeter(picture, range) : null;
    window = new LumaWindow(picture, kernel);
    before = new LumaWindow(picture, kernel);
    tiles = new TileWriter(sampling, range);
    columns = new ColumnWriter(width, rowCount, Arrays.stream(sampling.stepRowsOf).sum(), range);
    sums = new BandSums(width);
    bands = new Bands(sampling, width);
  }

  void measure(Picture picture, VideoMeasures to) {
    Picture last = picture.previous;
    hasPrevious = last != null && last.format.equals(picture.format);
    window.open(picture);
    // Against itself a picture has no difference.
    before.open(hasPrevious && last != null ? last : picture);
    looks = 0;
    bands.clear();
    for (int band = 0; band < sampling.rowBands; band++) {
      measureBand(band);
    }
    counts.finish(to);
    details.finish(hasPrevious, to);
    borders.finish(to);
    to.edgeWidth = edgeWidth.finish();
    rowMeter.finish(hasPrevious, to);
    writeTotals(to);
    tiles.write(bands, to);
    columns.write(bands, to);
    if (chroma == null) {
      ChromaMeter.none(to);
    } else {
      chroma.measure(picture, to);
    }
  }

  private void measureBand(int band) {
    int undrained = 0;
    for (int strip = sampling.bandStrip[band]; strip < sampling.bandStrip[band + 1]; strip++) {
      int row = sampling.stripStart[strip];
      int rows = sampling.stripRows[strip];
      window.show(row - ABOVE, row + rows + BELOW);
      rowMeter.add(window.rows, row, rows);
      if (sampling.taken[strip]) {
        if (undrained + rows > BandSums.MOST_ROWS) {
          drain(band);
          undrained = 0;
        }
        undrained += rows;
        before.show(row - 1, row + rows + 1);
        kernel.strip(window.rows, before.rows, row, rows, sums);
        bands.addCells(band, rows, sums);
        borders.add(sums, row, rows);
        counts.add(window.rows, row, rows);
        if ((strip - sampling.bandStrip[band]) % CLOSE_STRIPS == 0) {
          lookClosely(strip, row, rows);
        }
      }
    }
    drain(band);
  }

  private void drain(int band) {
    bands.add(band, sums);
    borders.drained();
  }

  private void lookClosely(int strip, int row, int rows) {
    int looked = Math.min(closeRows, rows);
    // One row alone is by turns even and odd, to tell fields apart.
    int first = row + (rows - looked) / 2 ^ (looked == 1 && rows > 2 ? looks & 1 : 0);
    // The first and last row of the picture have none above or below.
    for (int y = Math.max(1, first); y < Math.min(first + looked, height - 1); y++) {
      details.add(window.rows, before.rows, y);
      if (looked > 1 || (looks & 2) == 0) {
        details.addGradients(window.rows, y);
      }
    }
    if (strip % EDGE_STRIPS == 0) {
      for (int y = first; y < first + looked; y++) {
        edgeWidth.add(window.rows, y);
      }
    }
    looks++;
  }

  private void writeTotals(VideoMeasures to) {
    double pixels = (double) width * rowCount;
    to.lumaMean = (float) range.luma(total(bands.luma) / pixels);
    if (!hasPrevious) {
      to.difference = -1;
      to.sceneScore = 0;
      previousPercent = 0;
      return;
    }
    double difference = total(bands.difference) / pixels;
    double percent = difference * 100 / FULL_SCALE;
    to.difference = (float) range.lumaSpan(difference);
    double score = Math.min(percent, Math.abs(percent - previousPercent));
    to.sceneScore = (float) Math.min(100, score);
    previousPercent = percent;
  }

  private static long total(long[] values) {
    long total = 0;
    for (long value : values) {
      total += value;
    }
    return total;
  }
}
