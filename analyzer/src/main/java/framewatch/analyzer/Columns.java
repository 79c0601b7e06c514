package framewatch.analyzer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The columns of a batch: that they are as long as they must be and hold what they may, and parts
 * of them as arrays.
 *
 * @param table what they are columns of, for messages
 * @param rows how many elements, or groups of elements, each must have
 * @param row what a row is called, for messages
 */
record Columns(String table, int rows, IntFunction<String> row) {

  Columns longs(String name, List<Long> column, Range range) {
    check(table + "." + name, column.size(), rows);
    for (int i = 0; i < rows; i++) {
      if (!range.holds(column.get(i))) {
        throw outside(name, i, 1, column.get(i), range);
      }
    }
    return this;
  }

  Columns ints(String name, List<Integer> column, int perRow, Range range) {
    check(table + "." + name, column.size(), rows * perRow);
    for (int i = 0; i < rows * perRow; i++) {
      if (!range.holds(column.get(i))) {
        throw outside(name, i, perRow, column.get(i), range);
      }
    }
    return this;
  }

  /** Of a column that older descriptors do not have. */
  Columns laterInts(String name, List<Integer> column, int perRow, Range range) {
    return column.isEmpty() ? this : ints(name, column, perRow, range);
  }

  /** Of a column in which every number is good. */
  Columns bits(String name, List<Integer> column) {
    check(table + "." + name, column.size(), rows);
    return this;
  }

  Columns floats(String name, List<Float> column, int perRow, Range range) {
    check(table + "." + name, column.size(), rows * perRow);
    for (int i = 0; i < rows * perRow; i++) {
      if (!range.holds(column.get(i))) {
        throw outside(name, i, perRow, column.get(i), range);
      }
    }
    return this;
  }

  Columns bytes(String name, ByteBuffer column, int perRow) {
    check(table + "." + name, column.remaining(), rows * perRow);
    return this;
  }

  private MalformedRecordException outside(
      String name, int i, int perRow, Number value, Range range) {
    String element = perRow == 1 ? name : "%s[%d]".formatted(name, i % perRow);
    return new MalformedRecordException(
        "%s.%s of %s is %s: expected %s"
            .formatted(table, element, row.apply(i / perRow), value, range));
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
