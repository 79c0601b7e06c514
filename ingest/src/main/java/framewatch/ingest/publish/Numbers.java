package framewatch.ingest.publish;

import org.apache.avro.Schema;
import org.apache.avro.generic.PrimitivesArrays.FloatArray;
import org.apache.avro.generic.PrimitivesArrays.IntArray;
import org.apache.avro.generic.PrimitivesArrays.LongArray;

/** Makes columns of numbers that Avro writes without an object per number. */
final class Numbers {
  private static final Schema LONGS = Schema.createArray(Schema.create(Schema.Type.LONG));
  private static final Schema INTS = Schema.createArray(Schema.create(Schema.Type.INT));
  private static final Schema FLOATS = Schema.createArray(Schema.create(Schema.Type.FLOAT));
  private static final int ROOM = 32;

  private Numbers() {}

  static LongArray longs() {
    return new LongArray(ROOM, LONGS);
  }

  static IntArray ints() {
    return new IntArray(ROOM, INTS);
  }

  static FloatArray floats() {
    return new FloatArray(ROOM, FLOATS);
  }

  // The method that takes a boxed number is add(E); this one is add(int, long), and so on.
  static void add(LongArray column, long value) {
    column.add(column.size(), value);
  }

  static void add(IntArray column, int value) {
    column.add(column.size(), value);
  }

  static void add(FloatArray column, float value) {
    column.add(column.size(), value);
  }

  static void addAll(IntArray column, int[] values) {
    for (int value : values) {
      column.add(column.size(), value);
    }
  }

  static void addAll(FloatArray column, float[] values) {
    for (float value : values) {
      column.add(column.size(), value);
    }
  }

  static void shift(LongArray column, long by) {
    for (int i = 0; i < column.size(); i++) {
      column.set(i, column.getLong(i) + by);
    }
  }
}
