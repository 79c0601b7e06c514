package framewatch.ingest.measure;

import static framewatch.ingest.measure.Vectors.BYTES;
import static framewatch.ingest.measure.Vectors.LANES;
import static framewatch.ingest.measure.Vectors.SHORTS;
import static framewatch.ingest.measure.Vectors.apart;
import static framewatch.ingest.measure.Vectors.bytes;
import static framewatch.ingest.measure.Vectors.load;
import static framewatch.ingest.measure.Vectors.pairs;
import static framewatch.ingest.measure.Vectors.step;
import static framewatch.ingest.measure.Vectors.total;
import static framewatch.ingest.measure.Vectors.turned;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;

/** The loops over every row. */
final class VectorRows {
  private VectorRows() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
  static VectorKernel.Loop<RowSums>[] loops() {
    return new VectorKernel.Loop[] {new Levels(), new Repetition(), new Steps()};
  }

  private static final class Levels implements VectorKernel.Loop<RowSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, RowSums to) {
      int[] offsets = to.offsets(LANES);
      byte[] p = picture.bytes;
      for (int y = row; y < row + rows; y++) {
        ShortVector sum = ShortVector.zero(SHORTS);
        int start = picture.at(y);
        for (int x : offsets) {
          sum = sum.add(pairs(bytes(p, start + x)));
        }
        to.luma[y] = total(sum);
      }
    }
  }

  private static final class Repetition implements VectorKernel.Loop<RowSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, RowSums to) {
      int[] offsets = to.offsets(LANES);
      byte[] p = picture.bytes;
      int distance = 4 * picture.stride;
      for (int y = row; y < row + rows; y++) {
        ShortVector sum = ShortVector.zero(SHORTS);
        int start = picture.at(y);
        for (int x : offsets) {
          sum = sum.add(pairs(apart(load(p, start + x), load(p, start + x - distance))));
        }
        to.repetition[y] = total(sum);
      }
    }
  }

  /** Steps, and the gradients that they are made of. */
  private static final class Steps implements VectorKernel.Loop<RowSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, RowSums to) {
      int[] offsets = to.offsets(LANES);
      byte[] p = picture.bytes;
      int stride = picture.stride;
      for (int y = row; y < row + rows; y++) {
        ShortVector gradients = ShortVector.zero(SHORTS);
        ByteVector steps = ByteVector.zero(BYTES);
        int start = picture.at(y);
        for (int x : offsets) {
          int at = start + x;
          ByteVector here = load(p, at);
          ByteVector above = load(p, at - stride);
          ByteVector before = turned(apart(above, load(p, at - 2 * stride)));
          ByteVector behind = turned(apart(load(p, at + stride), here));
          ByteVector gradient = apart(here, above);
          gradients = gradients.add(pairs(gradient));
          steps = steps.add(step(before, turned(gradient), behind));
        }
        to.gradient[y] = total(gradients);
        to.step[y] = total(pairs(steps));
      }
    }
  }
}
