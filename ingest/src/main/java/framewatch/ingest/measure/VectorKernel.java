package framewatch.ingest.measure;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link PlainKernel} with as many pixels at a time as the processor takes. Columns
 * that do not fill a vector are left to the plain loops.
 *
 * <p>Each loop is an object of its own and called where three or more are: C2 then compiles it by
 * itself. Inlined into one another the loops would pass the size up to which C2 inlines the Vector
 * API, and run a hundred times slower.
 */
final class VectorKernel implements LumaKernel {
  /** A loop over some rows. */
  interface Loop<S> {
    /** Adds up columns 0 to {@code columns}, exclusive, a multiple of the vector's length. */
    void run(LumaRows picture, LumaRows previous, int row, int rows, int columns, S to);
  }

  private static final Loop<BandSums>[] STRIP = VectorStrips.loops();
  private static final Loop<RowSums>[] ROWS = VectorRows.loops();
  private static final Loop<DetailSums>[] DETAIL = VectorDetails.loops();
  private static final Loop<DetailSums>[] GRADIENTS = VectorDetails.gradients();

  @Override
  public void strip(LumaRows picture, LumaRows previous, int row, int rows, BandSums to) {
    int whole = Vectors.whole(picture.width);
    for (Loop<BandSums> loop : STRIP) {
      loop.run(picture, previous, row, rows, whole, to);
    }
    PlainKernel.strip(picture, previous, row, rows, to, whole);
  }

  @Override
  public void rows(LumaRows picture, int row, int rows, RowSums to) {
    if (to.offsets(Vectors.LANES).length == 0) {
      PlainKernel.sumRows(picture, row, rows, to);
      return;
    }
    for (Loop<RowSums> loop : ROWS) {
      loop.run(picture, picture, row, rows, to.spanColumns, to);
    }
  }

  @Override
  public void detail(LumaRows picture, LumaRows previous, int row, DetailSums to) {
    int whole = Vectors.whole(picture.width);
    for (Loop<DetailSums> loop : DETAIL) {
      loop.run(picture, previous, row, 1, whole, to);
    }
    to.pixels += whole;
    to.parityPixels[row & 1] += whole / 2;
    PlainKernel.detail(picture, previous, row, to, whole);
  }

  @Override
  public void gradients(LumaRows picture, int row, DetailSums to) {
    int whole = Vectors.whole(picture.width);
    for (Loop<DetailSums> loop : GRADIENTS) {
      loop.run(picture, picture, row, 1, whole, to);
    }
    to.gradientPixels += whole / 2;
    PlainKernel.gradients(picture, row, to, whole);
  }

  @Override
  public void narrow(short[] samples, int shift, byte[] to, int at) {
    int lanes = Vectors.SHORTS.length();
    int whole = samples.length / lanes * lanes;
    for (int i = 0; i < whole; i += lanes) {
      ShortVector deep =
          ShortVector.fromArray(Vectors.SHORTS, samples, i).lanewise(VectorOperators.LSHR, shift);
      ((ByteVector) deep.convertShape(VectorOperators.S2B, Vectors.NARROW, 0))
          .intoArray(to, at + i);
    }
    PlainKernel.narrow(samples, shift, to, at, whole);
  }
}
