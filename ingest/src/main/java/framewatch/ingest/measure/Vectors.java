package framewatch.ingest.measure;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The words in which the vector loops are written: each a few operations, and short enough for C2
 * to inline it always.
 *
 * <p>Bytes are compared with their highest bit turned over, because vectors know signed ones only.
 */
final class Vectors {
  static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** As many bytes as {@link #SHORTS} has shorts. */
  static final VectorSpecies<Byte> NARROW =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(BYTES.vectorBitSize() / 2));

  /** Pixels in a vector; a multiple of 16. */
  static final int LANES = BYTES.length();

  private static final byte TOP = (byte) 0x80;
  private static final byte MOST_STEP = (byte) (LumaKernel.MOST_STEP ^ TOP);

  private Vectors() {}

  /** Columns that fill whole vectors. */
  static int whole(int columns) {
    return columns / LANES * LANES;
  }

  /** Bytes as they are. */
  static ByteVector bytes(byte[] from, int at) {
    return ByteVector.fromArray(BYTES, from, at);
  }

  /** Bytes turned over. */
  static ByteVector load(byte[] from, int at) {
    return turned(ByteVector.fromArray(BYTES, from, at));
  }

  static ByteVector turned(ByteVector bytes) {
    return bytes.lanewise(VectorOperators.XOR, TOP);
  }

  /** Absolute difference of turned bytes, not turned. */
  static ByteVector apart(ByteVector a, ByteVector b) {
    return a.max(b).sub(a.min(b));
  }

  /** How much a turned gradient is above those beside it, cut off; not turned. */
  static ByteVector step(ByteVector left, ByteVector here, ByteVector right) {
    ByteVector beside = left.max(right);
    return turned(turned(here.max(beside).sub(beside)).min(MOST_STEP));
  }

  static ShortVector even(ByteVector bytes) {
    return bytes.reinterpretAsShorts().and((short) 0xff);
  }

  static ShortVector odd(ByteVector bytes) {
    return bytes.reinterpretAsShorts().lanewise(VectorOperators.LSHR, 8);
  }

  /** Sum of each pair of unsigned bytes. */
  static ShortVector pairs(ByteVector bytes) {
    return even(bytes).add(odd(bytes));
  }

  /** Sum of each pair of unsigned shorts. */
  static IntVector pairs(ShortVector shorts) {
    IntVector both = shorts.reinterpretAsInts();
    return both.and(0xffff).add(both.lanewise(VectorOperators.LSHR, 16));
  }

  /** Signed lower half of each pair of shorts. */
  static IntVector lower(ShortVector shorts) {
    IntVector both = shorts.reinterpretAsInts();
    return both.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
  }

  /** Signed upper half of each pair of shorts. */
  static IntVector upper(ShortVector shorts) {
    return shorts.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
  }

  /** Sum of all, less than 2^31. */
  static int total(ShortVector unsigned) {
    return pairs(unsigned).reduceLanes(VectorOperators.ADD);
  }

  static void add(ShortVector values, short[] to, int at) {
    ShortVector.fromArray(SHORTS, to, at).add(values).intoArray(to, at);
  }
}
