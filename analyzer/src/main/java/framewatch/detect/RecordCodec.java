package framewatch.detect;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record to bytes and back, so that a detector's state can be stored without code of its own.
 * Components may be boolean, int, long, float, double, enums, arrays of these and of bytes, and
 * records of such; none may be null. The bytes begin with a hash of the record's shape, the names
 * and types of its components: bytes of another shape are not read.
 *
 * <p>Making a codec is slow, using one is not: make it once.
 */
public final class RecordCodec<S extends Record> {

  private final StateType type;
  private final long shape;

  /**
   * Makes the codec of a record class.
   *
   * @throws IllegalArgumentException if a component has a type that is not allowed
   */
  public RecordCodec(Class<S> type) {
    this.type = StateType.of(type);
    this.shape = Hash.bits(this.type.shape());
  }

  /** The record as bytes. */
  public byte[] encode(S record) {
    var out = new StateWriter(256);
    write(record, out);
    return out.toBytes();
  }

  /** The record that was encoded; null if the bytes are not those of a record of this shape. */
  public @Nullable S decode(byte[] bytes) {
    try {
      return read(new StateReader(bytes));
    } catch (IOException e) {
      return null;
    }
  }

  void write(S record, StateWriter out) {
    out.putBits(shape);
    type.writer().write(record, out);
  }

  /**
   * The record that was written; null if it was one of another shape.
   *
   * @throws IOException if the bytes end, or make no record
   */
  @SuppressWarnings("unchecked") // the type was made for S
  @Nullable S read(StateReader in) throws IOException {
    return in.takeBits() == shape ? (S) type.reader().read(in) : null;
  }
}
