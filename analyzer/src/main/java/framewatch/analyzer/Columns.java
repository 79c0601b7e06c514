package framewatch.analyzer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a batch: that they are as long as they must be, and parts of them as arrays.
 *
 * @param table what they are columns of, for messages
 * @param rows how many elements, or groups of elements, each must have
 */
record Columns(String table, int rows) {

  Columns longs(String name, List<Long> column, int perRow) {
    check(table + "." + name, column.size(), rows * perRow);
    return this;
  }

  Columns ints(String name, List<Integer> column, int perRow) {
    check(table + "." + name, column.size(), rows * perRow);
    return this;
  }

  /** Of a column that older descriptors do not have. */
  Columns laterInts(String name, List<Integer> column, int perRow) {
    return column.isEmpty() ? this : ints(name, column, perRow);
  }

  Columns floats(String name, List<Float> column, int perRow) {
    check(table + "." + name, column.size(), rows * perRow);
    for (int i = 0; i < column.size(); i++) {
      // A NaN would stay in a detector's sums for ever.
      if (!Float.isFinite(column.get(i))) {
        throw new MalformedRecordException(
            "%s.%s[%d] is %s: expected a number".formatted(table, name, i, column.get(i)));
      }
    }
    return this;
  }

  Columns bytes(String name, ByteBuffer column, int perRow) {
    check(table + "." + name, column.remaining(), rows * perRow);
    return this;
  }

  static void check(String name, int length, int expected) {
    if (length != expected) {
      throw new MalformedRecordException(
          "%s has %d elements: expected %d".formatted(name, length, expected));
    }
  }

  static int get(ByteBuffer column, int i) {
    return column.get(column.position() + i) & 0xff;
  }

  static byte[] bytes(ByteBuffer column, int from, int length) {
    int start = column.arrayOffset() + column.position() + from;
    return Arrays.copyOfRange(column.array(), start, start + length);
  }

  /** The elements of one row. */
  static byte[] slice(ByteBuffer column, int row, int perRow) {
    return bytes(column, row * perRow, perRow);
  }

  /** The elements of one row. */
  static int[] slice(List<Integer> column, int row, int perRow) {
    return ints(column, row * perRow, perRow);
  }

  /** As slice, of a column that older descriptors do not have: zeros then. */
  static int[] laterSlice(List<Integer> column, int row, int perRow) {
    return column.isEmpty() ? new int[perRow] : slice(column, row, perRow);
  }

  static int[] ints(List<Integer> column, int from, int length) {
    int[] ints = new int[length];
    for (int i = 0; i < length; i++) {
      ints[i] = column.get(from + i);
    }
    return ints;
  }

  static float[] floats(List<Float> column, int from, int length) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = column.get(from + i);
    }
    return floats;
  }
}
