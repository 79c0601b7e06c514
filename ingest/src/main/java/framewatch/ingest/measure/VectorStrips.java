package framewatch.ingest.measure;

import static framewatch.ingest.measure.Vectors.BYTES;
import static framewatch.ingest.measure.Vectors.LANES;
import static framewatch.ingest.measure.Vectors.SHORTS;
import static framewatch.ingest.measure.Vectors.add;
import static framewatch.ingest.measure.Vectors.apart;
import static framewatch.ingest.measure.Vectors.bytes;
import static framewatch.ingest.measure.Vectors.even;
import static framewatch.ingest.measure.Vectors.load;
import static framewatch.ingest.measure.Vectors.odd;
import static framewatch.ingest.measure.Vectors.pairs;
import static framewatch.ingest.measure.Vectors.step;
import static framewatch.ingest.measure.Vectors.turned;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/** The loops over a strip of rows: down a column of vectors, so that sums stay in registers. */
final class VectorStrips {
  private VectorStrips() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
  static VectorKernel.Loop<BandSums>[] loops() {
    return new VectorKernel.Loop[] {new Levels(), new ColumnSteps(), new RowSteps()};
  }

  /** Luma, and its differences in time and along the row. */
  private static final class Levels implements VectorKernel.Loop<BandSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, BandSums to) {
      byte[] p = picture.bytes;
      byte[] before = previous.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      int then = previous.at(row) - start;
      for (int column = 0; column < columns; column += LANES) {
        ShortVector luma = ShortVector.zero(SHORTS);
        ShortVector difference = ShortVector.zero(SHORTS);
        ShortVector edge = ShortVector.zero(SHORTS);
        int end = start + rows * stride + column;
        for (int at = start + column; at < end; at += stride) {
          ByteVector pixels = bytes(p, at);
          luma = luma.add(pairs(pixels));
          ByteVector here = turned(pixels);
          difference = difference.add(pairs(apart(here, load(before, at + then))));
          edge = edge.add(pairs(apart(here, load(p, at + 1))));
        }
        int pair = column / 2;
        add(luma, to.luma, pair);
        add(difference, to.difference, pair);
        add(edge, to.edge, pair);
        LongVector quads = pairs(difference).reinterpretAsLongs();
        quads
            .and(0xffffffffL)
            .add(quads.lanewise(VectorOperators.LSHR, 32))
            .intoArray(to.cellDifference, column / BandSums.CELL_COLUMNS);
      }
    }
  }

  /** Steps along every second row. A strip has few enough for their sums to fit into bytes. */
  private static final class ColumnSteps implements VectorKernel.Loop<BandSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, BandSums to) {
      byte[] p = picture.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      for (int column = 0; column < columns; column += LANES) {
        ByteVector steps = ByteVector.zero(BYTES);
        int end = start + rows * stride + column;
        for (int at = start + column; at < end; at += 2 * stride) {
          ByteVector here = load(p, at);
          ByteVector right = load(p, at + 1);
          ByteVector left = turned(apart(load(p, at - 1), here));
          ByteVector farRight = turned(apart(right, load(p, at + 2)));
          steps = steps.add(step(left, turned(apart(here, right)), farRight));
        }
        add(even(steps), to.stepEven, column / 2);
        add(odd(steps), to.stepOdd, column / 2);
      }
    }
  }

  /** Steps from row to row, on and off the grid of 16. */
  private static final class RowSteps implements VectorKernel.Loop<BandSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, BandSums to) {
      byte[] p = picture.bytes;
      int stride = picture.stride;
      for (int y = (row + 3) / 4 * 4; y < row + rows; y += 4) {
        if (y % 16 == 8) {
          continue;
        }
        short[] sums = y % 16 == 0 ? to.rowStepOnGrid : to.rowStepOffGrid;
        int start = picture.at(y);
        for (int column = 0; column < columns; column += LANES) {
          int at = start + column;
          ByteVector here = load(p, at);
          ByteVector above = load(p, at - stride);
          ByteVector before = turned(apart(above, load(p, at - 2 * stride)));
          ByteVector behind = turned(apart(load(p, at + stride), here));
          ByteVector found = step(before, turned(apart(here, above)), behind);
          add(pairs(found), sums, column / 2);
        }
      }
    }
  }
}
