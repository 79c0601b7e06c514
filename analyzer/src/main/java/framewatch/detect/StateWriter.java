package framewatch.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts state into bytes, for {@link StateReader}. State is mostly zeros, small numbers, and numbers
 * with few digits, and is written once a batch for every stream: what is small takes few bytes.
 */
final class StateWriter {

  private byte[] bytes;
  private int length;

  /**
   * Begins with nothing.
   *
   * @param expected bytes; more are taken as they are needed
   */
  StateWriter(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  void putByte(int value) {
    grow(1);
    bytes[length++] = (byte) value;
  }

  void putBoolean(boolean value) {
    putByte(value ? 1 : 0);
  }

  /** A whole number: one byte between -64 and 63, up to ten where it is far from 0. */
  void putLong(long value) {
    grow(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** 64 bits as they are. */
  void putBits(long value) {
    grow(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
  }

  /** 64 bits of which the last ones are often 0, as a double's: a count and the bytes before. */
  void putLeadingBits(long value) {
    grow(9);
    int count = 8 - Long.numberOfTrailingZeros(value) / 8;
    bytes[length++] = (byte) count;
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) (value >> (56 - 8 * i));
    }
  }

  void putBytes(byte[] value) {
    putLong(value.length);
    grow(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  void putText(String value) {
    putBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Begins a part that a reader can pass over; returns what {@link #endPart} takes. */
  int beginPart() {
    grow(4);
    length += 4;
    return length;
  }

  void endPart(int begun) {
    int size = length - begun;
    for (int i = 1; i <= 4; i++) {
      bytes[begun - i] = (byte) (size >> (8 * (i - 1)));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void grow(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
