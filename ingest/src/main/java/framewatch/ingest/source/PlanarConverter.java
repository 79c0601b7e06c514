package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_POINT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns frames whose pixel format is no planar YUV (RGB, palettes, packed and semi-planar YUV) into
 * the nearest one that is. The size stays, so nothing is blurred; RGB becomes limited range BT.601.
 */
final class PlanarConverter implements AutoCloseable {
  private @Nullable SwsContext context;

  // Taking turns, as the decoder's frames do.
  private @Nullable AVFrame target;
  private @Nullable AVFrame before;

  /**
   * Converts.
   *
   * @return the converted frame, valid until the next call but one; null if libav cannot convert
   */
  @Nullable AVFrame convert(AVFrame frame, PlaneFormat format) {
    int width = frame.width();
    int height = frame.height();
    context =
        sws_getCachedContext(
            context,
            width,
            height,
            frame.format(),
            width,
            height,
            format.code(),
            SWS_POINT | SWS_ACCURATE_RND | SWS_BITEXACT,
            null,
            null,
            (double[]) null);
    if (context == null) {
      return null;
    }
    AVFrame converted = target(width, height, format.code());
    int rows =
        sws_scale(
            context,
            frame.data(),
            frame.linesize(),
            0,
            height,
            converted.data(),
            converted.linesize());
    return rows == height ? converted : null;
  }

  private AVFrame target(int width, int height, int format) {
    AVFrame reused = before;
    before = target;
    target = reused;
    if (reused != null
        && reused.width() == width
        && reused.height() == height
        && reused.format() == format) {
      return reused;
    }
    target = null;
    close(reused);
    AVFrame made = av_frame_alloc().width(width).height(height).format(format);
    target = made;
    if (av_frame_get_buffer(made, 0) < 0) {
      throw new OutOfMemoryError("no memory for a picture of " + width + "x" + height);
    }
    return made;
  }

  private static void close(@Nullable AVFrame frame) {
    if (frame != null) {
      av_frame_free(frame);
    }
  }

  @Override
  public void close() {
    close(target);
    close(before);
    target = null;
    before = null;
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }
}
