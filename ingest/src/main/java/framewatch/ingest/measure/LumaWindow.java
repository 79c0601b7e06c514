package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The rows of a picture's luma that are looked at, copied out of the decoder's memory. A window
 * moves down the picture: memory is what measuring waits for, and so each byte of it is fetched
 * once, is still in the processor's cache when it is looked at, and nothing is written back. Rows
 * outside the picture repeat the outermost ones. Samples of more than 8 bits lose their lowest
 * bits.
 */
final class LumaWindow {
  /** Rows of the window: a few strips, so that those still needed are rarely moved. */
  private static final int ROWS = 64;

  final LumaRows rows;

  private final int height;
  private final LumaKernel kernel;
  private final int shift;
  private final short[] deep;
  private ByteBuffer source = ByteBuffer.allocate(0);
  private int sourceStride;

  /** The row after the last that was copied. */
  private int end;

  /**
   * A window on the luma of pictures of one format.
   *
   * @param like a picture; those whose rows lie as its do are copied fastest
   */
  LumaWindow(Picture like, LumaKernel kernel) {
    this.kernel = kernel;
    height = like.format.getHeight();
    shift = like.format.getBitDepth() - 8;
    int width = like.format.getWidth();
    deep = new short[shift > 0 ? width : 0];
    rows = new LumaRows(width, 0, ROWS, shift > 0 ? 0 : like.strides[0]);
  }

  /** From now on the rows are those of this picture. */
  void open(Picture picture) {
    source = picture.planes[0].order(ByteOrder.LITTLE_ENDIAN);
    sourceStride = picture.strides[0];
    rows.firstRow = 0;
    end = Integer.MIN_VALUE;
  }

  /** Shows the rows up to {@code to}, exclusive; at most 32, never further up than before. */
  void show(int from, int to) {
    if (from > end) {
      rows.firstRow = from;
      end = from;
    } else if (to > rows.firstRow + ROWS) {
      rows.dropBefore(from, end);
    }
    if (shift == 0 && sourceStride == rows.stride) {
      copyRun(Math.max(0, end), Math.min(height, to));
    }
    for (; end < to; end++) {
      copy(Math.max(0, Math.min(height - 1, end)), rows.at(end));
      rows.repeatEnds(end);
    }
  }

  /** Copies rows at once, and leaves those outside the picture. */
  private void copyRun(int from, int to) {
    if (end == from && from < to) {
      int length = (to - from - 1) * sourceStride + rows.width;
      source.get(from * sourceStride, rows.bytes, rows.at(from), length);
      for (; end < to; end++) {
        rows.repeatEnds(end);
      }
    }
  }

  private void copy(int row, int to) {
    if (shift == 0) {
      source.get(row * sourceStride, rows.bytes, to, rows.width);
    } else {
      ByteBuffer samples = source.slice(row * sourceStride, 2 * rows.width);
      samples.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(deep);
      kernel.narrow(deep, shift, rows.bytes, to);
    }
  }
}
