package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import framewatch.wire.avro.VideoFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;

/** Pictures for tests, 4:2:0, with strides that are no multiple of anything. */
final class Pictures {
  private Pictures() {}

  /** Every sample at random. */
  static Picture random(int width, int height, int depth, boolean full, int seed) {
    var random = new Random(seed);
    return make(width, height, depth, full, plane -> (x, y) -> random.nextInt(1 << depth));
  }

  /** Slow waves with some grain. */
  static Picture smooth(int width, int height) {
    var random = new Random(9);
    return make(
        width,
        height,
        8,
        false,
        plane ->
            (x, y) ->
                (int) (125 + 60 * Math.sin(x / 97.0 + plane) + 30 * Math.cos(y / 61.0))
                    + random.nextInt(9));
  }

  /** One luma value everywhere, neutral chroma. */
  static Picture flat(int width, int height, int luma) {
    return make(width, height, 8, false, plane -> (x, y) -> plane == 0 ? luma : 128);
  }

  /** Luma as told, neutral chroma. */
  static Picture of(int width, int height, IntBinaryOperator luma) {
    return make(width, height, 8, false, plane -> plane == 0 ? luma : (x, y) -> 128);
  }

  /** Makes a picture the one that comes after another, as a source does. */
  static Picture after(Picture previous, Picture picture) {
    picture.format = previous.format;
    picture.previous = previous;
    return picture;
  }

  private static Picture make(
      int width, int height, int depth, boolean full, IntFunction<IntBinaryOperator> planes) {
    var picture =
        new Picture(
            VideoFormat.newBuilder()
                .setCodec("test")
                .setWidth(width)
                .setHeight(height)
                .setPixelFormat("yuv420p")
                .setBitDepth(depth)
                .setFullRange(full)
                .setFrameRate(25)
                .build());
    picture.planeCount = 3;
    picture.chromaShiftX = 1;
    picture.chromaShiftY = 1;
    int bytes = depth > 8 ? 2 : 1;
    for (int plane = 0; plane < 3; plane++) {
      int columns = plane == 0 ? width : (width + 1) / 2;
      int rows = plane == 0 ? height : (height + 1) / 2;
      // Luma rows start at multiples of 2 or 8 by turns of the width.
      int stride = columns * bytes + 6;
      ByteBuffer buffer =
          ByteBuffer.allocateDirect(stride * (rows - 1) + columns * bytes)
              .order(ByteOrder.LITTLE_ENDIAN);
      IntBinaryOperator value = planes.apply(plane);
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          int sample = value.applyAsInt(x, y);
          if (bytes == 1) {
            buffer.put(y * stride + x, (byte) sample);
          } else {
            buffer.putShort(y * stride + 2 * x, (short) sample);
          }
        }
      }
      picture.strides[plane] = stride;
      picture.planes[plane] = buffer;
    }
    return picture;
  }
}
