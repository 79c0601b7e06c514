package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Copies rows of luma from the decoder's memory into words of 8 pixels of 8 bits each. Deeper
 * samples lose their lowest bits. Behind the last pixel the words are zero.
 */
final class RowReader {
  private static final long LOW = 0x00ff00ff00ff00ffL;

  private final int width;
  private final int fullWords;
  private final int shift;
  private final long keep;
  private final byte[] tail;
  private final long[] deep;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private LongBuffer words = bytes.asLongBuffer();
  private int stride;

  RowReader(int width, int bitDepth) {
    this.width = width;
    fullWords = width / 8;
    shift = bitDepth - 8;
    // Bits above the sample's depth would spill into the neighbour.
    keep = LOW << shift;
    tail = new byte[16];
    deep = new long[bitDepth > 8 ? 2 * fullWords : 0];
  }

  /** Words that {@link #read} fills, the incomplete last one included. */
  int words() {
    return (width + 7) / 8;
  }

  /** The rows from now on are those of this picture's luma plane. */
  void start(Picture picture) {
    bytes = picture.planes[0].order(ByteOrder.LITTLE_ENDIAN);
    words = bytes.asLongBuffer();
    stride = picture.strides[0];
  }

  void read(int row, long[] to) {
    int start = row * stride;
    if (shift == 0) {
      copy(start, to, fullWords);
    } else {
      copy(start, deep, 2 * fullWords);
      for (int i = 0; i < fullWords; i++) {
        to[i] = pack(deep[2 * i]) | (pack(deep[2 * i + 1]) << 32);
      }
    }
    if (fullWords < words()) {
      to[fullWords] = lastWord(start);
    }
  }

  private void copy(int start, long[] to, int count) {
    if ((start & 7) == 0) {
      words.get(start >> 3, to, 0, count);
    } else {
      // A stride that is no multiple of 8 occurs with pictures libav did not allocate.
      bytes.slice(start, 8 * count).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(to, 0, count);
    }
  }

  private long lastWord(int start) {
    int columns = width - 8 * fullWords;
    int size = shift == 0 ? 1 : 2;
    bytes.get(start + 8 * fullWords * size, tail, 0, columns * size);
    long word = 0;
    for (int i = 0; i < columns; i++) {
      int value =
          size == 1
              ? tail[i] & 0xff
              : (((tail[2 * i] & 0xff) | (tail[2 * i + 1] & 0xff) << 8) >> shift) & 0xff;
      word |= (long) value << (8 * i);
    }
    return word;
  }

  /** Four samples of 16 bits to four of 8 in the lower half. */
  private long pack(long samples) {
    long lanes = (samples & keep) >>> shift;
    lanes = (lanes | (lanes >>> 8)) & 0x0000ffff0000ffffL;
    return (lanes | (lanes >>> 16)) & 0xffffffffL;
  }
}
