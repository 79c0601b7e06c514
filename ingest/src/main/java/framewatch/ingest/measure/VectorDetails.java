package framewatch.ingest.measure;

import static framewatch.ingest.measure.Vectors.BYTES;
import static framewatch.ingest.measure.Vectors.INTS;
import static framewatch.ingest.measure.Vectors.LANES;
import static framewatch.ingest.measure.Vectors.apart;
import static framewatch.ingest.measure.Vectors.bytes;
import static framewatch.ingest.measure.Vectors.even;
import static framewatch.ingest.measure.Vectors.load;
import static framewatch.ingest.measure.Vectors.lower;
import static framewatch.ingest.measure.Vectors.odd;
import static framewatch.ingest.measure.Vectors.pairs;
import static framewatch.ingest.measure.Vectors.total;
import static framewatch.ingest.measure.Vectors.turned;
import static framewatch.ingest.measure.Vectors.upper;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/** The loops over a row that is looked at closely. */
final class VectorDetails {
  private VectorDetails() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
  static VectorKernel.Loop<DetailSums>[] gradients() {
    return new VectorKernel.Loop[] {new Sobel(), new Roots()};
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
  static VectorKernel.Loop<DetailSums>[] loops() {
    return new VectorKernel.Loop[] {
      new Changes(),
      new Combing(),
      new FieldCombing(),
      new NearScores(),
      new FarScores(),
      new Outliers()
    };
  }

  /** Differences in time with their sign, and their squares. */
  private static final class Changes implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      int start = picture.at(row);
      int then = previous.at(row) - start;
      IntVector sum = IntVector.zero(INTS);
      IntVector squares = IntVector.zero(INTS);
      for (int at = start; at < start + columns; at += LANES) {
        ByteVector here = bytes(picture.bytes, at);
        ByteVector there = bytes(previous.bytes, at + then);
        ShortVector even = even(here).sub(even(there));
        ShortVector odd = odd(here).sub(odd(there));
        ShortVector both = even.add(odd);
        sum = sum.add(lower(both)).add(upper(both));
        squares = squares.add(pairs(even.mul(even))).add(pairs(odd.mul(odd)));
      }
      to.difference += sum.reduceLanes(VectorOperators.ADD);
      to.differenceSquares += sumOfUnsigned(squares);
    }
  }

  /** Squared lengths of the gradients of every second pixel. */
  private static final class Sobel implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] p = picture.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      int half = INTS.length();
      IntVector sum = IntVector.zero(INTS);
      for (int x = 0; x < columns; x += LANES) {
        int i = start + x;
        ShortVector falling = even(bytes(p, i - stride - 1)).sub(even(bytes(p, i + stride + 1)));
        ShortVector rising = even(bytes(p, i - stride + 1)).sub(even(bytes(p, i + stride - 1)));
        ShortVector level = even(bytes(p, i - 1)).sub(even(bytes(p, i + 1)));
        ShortVector upright = even(bytes(p, i - stride)).sub(even(bytes(p, i + stride)));
        ShortVector horizontal = falling.sub(rising).add(level).add(level);
        ShortVector vertical = falling.add(rising).add(upright).add(upright);
        IntVector low = sumOfSquares(lower(horizontal), lower(vertical));
        IntVector high = sumOfSquares(upper(horizontal), upper(vertical));
        sum = sum.add(low).add(high);
        low.intoArray(to.squares, x / 2);
        high.intoArray(to.squares, x / 2 + half);
      }
      to.sobelSquares += sumOfUnsigned(sum);
    }
  }

  /** Roots of the squares that {@link Sobel} left. */
  private static final class Roots implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      IntVector sum = IntVector.zero(INTS);
      for (int i = 0; i < columns / 2; i += INTS.length()) {
        IntVector squares = IntVector.fromArray(INTS, to.squares, i);
        sum = sum.add(integer(root(squares)));
      }
      to.sobel += sumOfUnsigned(sum);
    }
  }

  /** Second differences down the columns, of every second pixel. */
  private static final class Combing implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] p = picture.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      IntVector sum = IntVector.zero(INTS);
      for (int i = start; i < start + columns; i += LANES) {
        ShortVector around = even(bytes(p, i - stride)).add(even(bytes(p, i + stride)));
        sum = sum.add(pairs(comb(around, even(bytes(p, i)))));
      }
      to.combing += sumOfUnsigned(sum);
    }
  }

  /** Second differences between the pictures, of every second pixel. */
  private static final class FieldCombing implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] p = picture.bytes;
      byte[] before = previous.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      IntVector here = IntVector.zero(INTS);
      IntVector around = IntVector.zero(INTS);
      for (int x = 0; x < columns; x += LANES) {
        int i = start + x;
        int k = previous.at(row) + x;
        ShortVector now = even(bytes(p, i - stride)).add(even(bytes(p, i + stride)));
        ShortVector then = even(bytes(before, k - stride)).add(even(bytes(before, k + stride)));
        here = here.add(pairs(comb(now, even(bytes(before, k)))));
        around = around.add(pairs(comb(then, even(bytes(p, i)))));
      }
      to.fieldCombing[row & 1] += sumOfUnsigned(here);
      to.fieldCombing[2 + (row & 1)] += sumOfUnsigned(around);
    }
  }

  /** How much pixels stand out against those one row away. */
  private static final class NearScores implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] p = picture.bytes;
      int stride = picture.stride;
      int start = picture.at(row);
      for (int x = 0; x < columns; x += LANES) {
        score(p, start + x, stride).intoArray(to.scores, 1 + x);
      }
    }
  }

  /** Lowers the scores to those against pixels two rows away. */
  private static final class FarScores implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] p = picture.bytes;
      int distance = 2 * picture.stride;
      int start = picture.at(row);
      for (int x = 0; x < columns; x += LANES) {
        ByteVector score = turned(score(p, start + x, distance));
        turned(score.min(load(to.scores, 1 + x))).intoArray(to.scores, 1 + x);
      }
    }
  }

  /** Counts scores that a pixel shares with its neighbours to the left and right. */
  private static final class Outliers implements VectorKernel.Loop<DetailSums> {
    @Override
    public void run(
        LumaRows picture, LumaRows previous, int row, int rows, int columns, DetailSums to) {
      byte[] scores = to.scores;
      int start = picture.at(row);
      scores[0] = (byte) PlainKernel.outlier(picture.bytes, start - 1, picture.stride);
      scores[1 + columns] =
          (byte) PlainKernel.outlier(picture.bytes, start + columns, picture.stride);
      for (int level = 0; level < to.outliers.length; level++) {
        byte from = (byte) (DetailSums.OUTLIER_LEVELS[level] ^ 0x80);
        ByteVector count = ByteVector.zero(BYTES);
        for (int x = 0; x < columns; x += LANES) {
          ByteVector score = load(scores, x).min(load(scores, x + 1)).min(load(scores, x + 2));
          count = count.add(score.max(from).sub(from).min((byte) 1));
        }
        to.outliers[level] += total(pairs(count));
      }
    }
  }

  /** How far pixels are from those above and below, less how far these are apart; 0 or more. */
  private static ByteVector score(byte[] p, int at, int distance) {
    ByteVector here = load(p, at);
    ByteVector above = load(p, at - distance);
    ByteVector below = load(p, at + distance);
    ByteVector mean = turned(mean(apart(here, above), apart(here, below)));
    ByteVector across = turned(apart(above, below));
    return mean.max(across).sub(across);
  }

  /** (a + b) / 2, without a ninth bit. */
  private static ByteVector mean(ByteVector a, ByteVector b) {
    return a.and(b).add(half(a.lanewise(VectorOperators.XOR, b)));
  }

  private static ByteVector half(ByteVector bytes) {
    return bytes
        .reinterpretAsShorts()
        .lanewise(VectorOperators.LSHR, 1)
        .and((short) 0x7f7f)
        .reinterpretAsBytes();
  }

  private static ShortVector comb(ShortVector around, ShortVector middle) {
    return around.sub(middle).sub(middle).abs();
  }

  private static IntVector sumOfSquares(IntVector a, IntVector b) {
    return a.mul(a).add(b.mul(b));
  }

  private static FloatVector root(IntVector squares) {
    var exact = (FloatVector) squares.convert(VectorOperators.I2F, 0);
    return exact.lanewise(VectorOperators.SQRT).mul(DetailSums.SOBEL_SCALE);
  }

  /** Adding 2^23 leaves a float no bits behind the point, and its integer in the lowest bits. */
  private static IntVector integer(FloatVector values) {
    return values.add(0x1p23f).reinterpretAsInts().and(0x7fffff);
  }

  private static long sumOfUnsigned(IntVector unsigned) {
    var pairs = unsigned.reinterpretAsLongs();
    var low = pairs.and(0xffffffffL);
    return low.add(pairs.lanewise(VectorOperators.LSHR, 32)).reduceLanes(VectorOperators.ADD);
  }
}
