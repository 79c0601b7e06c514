package framewatch.detect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes state out of the bytes that a {@link StateWriter} made. */
final class StateReader {

  /** More than any array of a state holds: bytes that are not ours take no memory. */
  private static final int MOST_ELEMENTS = 1 << 20;

  private final byte[] bytes;
  private final int end;
  private int at;

  StateReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private StateReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  byte takeByte() throws IOException {
    need(1);
    return bytes[at++];
  }

  boolean takeBoolean() throws IOException {
    return takeByte() != 0;
  }

  long takeLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = takeByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("a whole number that does not end");
  }

  /** A count of things that follow. */
  int takeCount() throws IOException {
    long count = takeLong();
    if (count < 0 || count > MOST_ELEMENTS) {
      throw new IOException("a count of " + count);
    }
    return (int) count;
  }

  long takeBits() throws IOException {
    return take(8);
  }

  long takeLeadingBits() throws IOException {
    int count = takeByte();
    if (count < 0 || count > 8) {
      throw new IOException("a number of " + count + " bytes");
    }
    return count == 0 ? 0 : take(count) << (64 - 8 * count);
  }

  byte[] takeBytes() throws IOException {
    int count = takeCount();
    need(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  String takeText() throws IOException {
    return new String(takeBytes(), StandardCharsets.UTF_8);
  }

  /** The part that begins here, to be read by itself; this reader goes on behind it. */
  StateReader takePart() throws IOException {
    int size = (int) take(4);
    need(size);
    at += size;
    return new StateReader(bytes, at - size, at);
  }

  boolean isAtEnd() {
    return at == end;
  }

  private long take(int count) throws IOException {
    need(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[at++] & 0xFF);
    }
    return value;
  }

  private void need(int count) throws IOException {
    if (count < 0 || count > end - at) {
      throw new EOFException("%d bytes wanted, %d left".formatted(count, end - at));
    }
  }
}
