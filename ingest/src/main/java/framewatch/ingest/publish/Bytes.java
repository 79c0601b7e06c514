package framewatch.ingest.publish;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of bytes that grows. */
final class Bytes {
  private byte[] bytes = new byte[32];
  private int size;

  void add(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void addAll(byte[] values) {
    reserve(values.length);
    System.arraycopy(values, 0, bytes, size, values.length);
    size += values.length;
  }

  void addFirst(int value) {
    reserve(1);
    System.arraycopy(bytes, 0, bytes, 1, size++);
    bytes[0] = (byte) value;
  }

  int size() {
    return size;
  }

  /** What was added; not to be added to afterwards. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
