package framewatch.detect;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of numbers in one piece: detectors' state is mostly such, and is saved once a batch.
 * Number by number, {@code AnalysisBenchmark} took a quarter longer to save and twice as long to
 * restore.
 */
final class ArrayType {
  private ArrayType() {}

  /** The type of an array of these numbers; null if they are none of these. */
  static @Nullable StateType of(Class<?> element) {
    return switch (element.getName()) {
      case "int" ->
          type(
              "int[]",
              array -> {
                int[] ints = (int[]) array;
                var bytes = ByteBuffer.allocate(Integer.BYTES * ints.length);
                bytes.asIntBuffer().put(ints);
                return bytes;
              },
              Integer.BYTES,
              bytes -> {
                int[] ints = new int[bytes.remaining() / Integer.BYTES];
                bytes.asIntBuffer().get(ints);
                return ints;
              });
      case "long" ->
          type(
              "long[]",
              array -> {
                long[] longs = (long[]) array;
                var bytes = ByteBuffer.allocate(Long.BYTES * longs.length);
                bytes.asLongBuffer().put(longs);
                return bytes;
              },
              Long.BYTES,
              bytes -> {
                long[] longs = new long[bytes.remaining() / Long.BYTES];
                bytes.asLongBuffer().get(longs);
                return longs;
              });
      case "float" ->
          type(
              "float[]",
              array -> {
                float[] floats = (float[]) array;
                var bytes = ByteBuffer.allocate(Float.BYTES * floats.length);
                bytes.asFloatBuffer().put(floats);
                return bytes;
              },
              Float.BYTES,
              bytes -> {
                float[] floats = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(floats);
                return floats;
              });
      case "double" ->
          type(
              "double[]",
              array -> {
                double[] doubles = (double[]) array;
                var bytes = ByteBuffer.allocate(Double.BYTES * doubles.length);
                bytes.asDoubleBuffer().put(doubles);
                return bytes;
              },
              Double.BYTES,
              bytes -> {
                double[] doubles = new double[bytes.remaining() / Double.BYTES];
                bytes.asDoubleBuffer().get(doubles);
                return doubles;
              });
      default -> null;
    };
  }

  private interface Packer {
    ByteBuffer pack(Object array);
  }

  private interface Unpacker {
    Object unpack(ByteBuffer bytes);
  }

  private static StateType type(String shape, Packer packer, int size, Unpacker unpacker) {
    return new StateType(
        shape,
        (array, out) -> {
          byte[] bytes = packer.pack(array).array();
          out.writeInt(bytes.length / size);
          out.write(bytes);
        },
        in -> unpacker.unpack(ByteBuffer.wrap(read(in, in.readInt() * size))));
  }

  private static byte[] read(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
