package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A picture's luma, copied out of the decoder's memory strip by strip over that of the picture
 * before, of which the rows beside the strip are kept: memory is what measuring waits for, and so
 * each byte of it is fetched once and still in the processor's cache when it is looked at. Samples
 * of more than 8 bits lose their lowest bits.
 */
final class LumaPlane {
  /** Rows above and below the picture that may be looked at; they repeat the outermost ones. */
  private static final int MARGIN = 4;

  /** Rows that are copied ahead of a strip, and kept behind it. */
  private static final int AHEAD = 2;

  final int height;

  /** This picture, as far as it has been copied. */
  final LumaRows rows;

  /** The picture before: the rows of the strip, two above and two below. */
  final LumaRows before;

  private final LumaKernel kernel;
  private final int shift;
  private final short[] deep;
  private ByteBuffer source = ByteBuffer.allocate(0);
  private int sourceStride;
  private int copied;

  LumaPlane(int width, int height, int bitDepth, LumaKernel kernel) {
    this.height = height;
    this.kernel = kernel;
    shift = bitDepth - 8;
    deep = new short[shift > 0 ? width : 0];
    rows = new LumaRows(width, -MARGIN, height + 2 * MARGIN);
    before = new LumaRows(width, 0, LumaKernel.STRIP_ROWS + 2 * AHEAD + 1);
  }

  /** From now on this is the luma of that picture, of this size and depth. */
  void start(Picture picture) {
    source = picture.planes[0].order(ByteOrder.LITTLE_ENDIAN);
    sourceStride = picture.strides[0];
    copied = 0;
    before.firstRow = 0;
  }

  /** Goes on to a strip, which follows the one before. */
  void next(int row, int count) {
    keep(Math.max(0, row - AHEAD));
    for (int end = Math.min(row + count + AHEAD, height); copied < end; copied++) {
      before.copy(copied, rows, copied);
      copy(copied);
      rows.repeatEnds(copied);
      if (copied == 0) {
        repeat(0, -MARGIN);
      }
      if (copied == height - 1) {
        repeat(copied, copied + 1);
      }
    }
  }

  /** Moves the rows of the picture before to the front, from one on. */
  private void keep(int row) {
    int first = before.firstRow;
    for (int kept = row; kept < copied; kept++) {
      System.arraycopy(
          before.bytes,
          before.at(kept) - LumaRows.MARGIN,
          before.bytes,
          before.at(kept - row + first) - LumaRows.MARGIN,
          before.stride);
    }
    before.firstRow = row;
  }

  private void copy(int row) {
    int to = rows.at(row);
    if (shift == 0) {
      source.get(row * sourceStride, rows.bytes, to, rows.width);
    } else {
      ByteBuffer samples = source.slice(row * sourceStride, 2 * rows.width);
      samples.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(deep);
      kernel.narrow(deep, shift, rows.bytes, to);
    }
  }

  private void repeat(int row, int to) {
    for (int i = 0; i < MARGIN; i++) {
      rows.copy(to + i, rows, row);
    }
  }
}
