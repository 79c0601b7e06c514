package framewatch.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A record to bytes and back, so that a detector's state can be stored without code of its own.
 * Components may be boolean, int, long, double, enums, arrays of primitive types, and records of
 * such; none may be null. The bytes begin with a hash of the record's shape, the names and types of
 * its components: bytes of another shape are not read.
 *
 * <p>Making a codec costs reflection, using one does not: make it once.
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
    this.shape = Long.parseUnsignedLong(Hash.hex(16, this.type.shape()), 16);
  }

  /** The record as bytes. */
  public byte[] encode(S record) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(shape);
      type.writer().write(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The record that was encoded; null if the bytes are not those of a record of this shape. */
  @SuppressWarnings("unchecked")
  public @Nullable S decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readLong() == shape ? (S) type.reader().read(in) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
