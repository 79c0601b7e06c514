package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY16BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.VideoFormat;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes PNG files of a cut-out of the luma, value by value as it was decoded: neither scaled nor
 * rounded, so that blocks, blur and noise can be measured in it. At most 384x224 pixels, beginning
 * at multiples of 16, so that blocks lie on the grid they were coded on. PNG because a reader needs
 * no native code for it. Used by one thread.
 */
public final class LumaEncoder implements AutoCloseable {
  private static final int MOST_COLUMNS = 384;
  private static final int MOST_ROWS = 224;

  /** Macroblocks of the codecs in use begin at its multiples. */
  private static final int GRID = 16;

  private @Nullable StillEncoder encoder;
  private @Nullable AVFrame frame;

  /**
   * Encodes the surroundings of a place.
   *
   * @param x column of the place, as a share of the width, 0..1
   * @param y row of the place, as a share of the height, 0..1
   */
  public EncodedPicture encode(Picture picture, double x, double y) {
    VideoFormat shown = picture.format;
    int width = Math.min(MOST_COLUMNS, shown.getWidth());
    int height = Math.min(MOST_ROWS, shown.getHeight());
    int left = first(x, width, shown.getWidth());
    int top = first(y, height, shown.getHeight());
    int depth = shown.getBitDepth();
    AVFrame cutOut = frame(depth > 8 ? AV_PIX_FMT_GRAY16BE : AV_PIX_FMT_GRAY8, width, height);
    if (av_frame_make_writable(cutOut) < 0) {
      throw noMemory();
    }
    copy(picture, left, top, depth > 8 ? 2 : 1, cutOut);
    byte[] file = encoder(cutOut).encode(cutOut);
    return new EncodedPicture(PictureEncoding.LUMA_PNG, left, top, width, height, depth, file);
  }

  private static int first(double centre, int length, int all) {
    int wanted = (int) (centre * all) - length / 2;
    return Math.max(0, Math.min(wanted, all - length)) / GRID * GRID;
  }

  /** Libav's samples are little-endian, PNG's big-endian. */
  private static void copy(Picture picture, int left, int top, int bytes, AVFrame to) {
    ByteBuffer luma = picture.planes[0];
    int stride = picture.strides[0];
    byte[] row = new byte[to.width() * bytes];
    BytePointer data = to.data(0);
    for (int y = 0; y < to.height(); y++) {
      luma.get((top + y) * stride + left * bytes, row);
      for (int i = 0; bytes == 2 && i < row.length; i += 2) {
        byte low = row[i];
        row[i] = row[i + 1];
        row[i + 1] = low;
      }
      data.position((long) y * to.linesize(0)).put(row, 0, row.length);
    }
    data.position(0);
  }

  private AVFrame frame(int pixelFormat, int width, int height) {
    AVFrame reused = frame;
    if (reused != null
        && reused.width() == width
        && reused.height() == height
        && reused.format() == pixelFormat) {
      return reused;
    }
    close();
    AVFrame made = av_frame_alloc().width(width).height(height).format(pixelFormat);
    frame = made;
    if (av_frame_get_buffer(made, 0) < 0) {
      throw noMemory();
    }
    return made;
  }

  private StillEncoder encoder(AVFrame cutOut) {
    StillEncoder current = encoder;
    if (current == null) {
      // The fastest: higher levels and dearer predictions save little.
      current =
          new StillEncoder(
              AV_CODEC_ID_PNG,
              cutOut.format(),
              cutOut.width(),
              cutOut.height(),
              "pred",
              "up",
              "compression_level",
              "1");
      encoder = current;
    }
    return current;
  }

  private static OutOfMemoryError noMemory() {
    return new OutOfMemoryError("no memory for a cut-out of a picture");
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
    if (frame != null) {
      av_frame_free(frame);
      frame = null;
    }
  }
}
