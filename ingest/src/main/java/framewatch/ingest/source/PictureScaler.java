package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import framewatch.wire.avro.VideoFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Scales pictures down to full-range 4:2:0 of 8 bits by averaging areas, whatever their depth,
 * subsampling and range. Bit-exact, so that every machine makes the same samples.
 */
final class PictureScaler implements AutoCloseable {
  private final PointerPointer<Pointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(new int[4]);
  private @Nullable SwsContext context;
  private @Nullable VideoFormat format;
  private @Nullable AVFrame target;

  /** Scales; what is returned is valid until the next call. */
  AVFrame scale(Picture picture, int width, int height) {
    VideoFormat shown = picture.format;
    if (context == null || !shown.equals(format)) {
      open(picture, width, height);
      format = shown;
    }
    for (int i = 0; i < picture.planeCount; i++) {
      planes.put(i, new BytePointer(picture.planes[i].duplicate().position(0)));
      strides.put(i, picture.strides[i]);
    }
    AVFrame scaled = target(width, height);
    sws_scale(
        context, planes, strides, 0, picture.format.getHeight(), scaled.data(), scaled.linesize());
    return scaled;
  }

  private void open(Picture picture, int width, int height) {
    closeContext();
    SwsContext made = sws_alloc_context();
    made.src_w(picture.format.getWidth()).src_h(picture.format.getHeight());
    made.src_format(pixelFormat(picture));
    made.src_range(picture.format.getFullRange() ? 1 : 0);
    made.dst_w(width).dst_h(height);
    made.dst_format(avutil.AV_PIX_FMT_YUV420P);
    made.dst_range(1);
    made.flags(SWS_AREA | SWS_ACCURATE_RND | SWS_BITEXACT);
    // Ranges set later than this would be ignored where the size stays.
    if (sws_init_context(made, null, null) < 0) {
      sws_freeContext(made);
      throw new IllegalStateException("cannot scale " + picture.format);
    }
    context = made;
  }

  private void closeContext() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }

  /** The planes' format; the source's own may have been converted. */
  private static int pixelFormat(Picture picture) {
    int depth = picture.format.getBitDepth();
    String depthName = depth == 8 ? "" : depth + "le";
    if (picture.planeCount == 1) {
      return avutil.av_get_pix_fmt(depth == 8 ? "gray" : "gray" + depthName);
    }
    return avutil.av_get_pix_fmt("yuv" + subsampling(picture) + "p" + depthName);
  }

  private static String subsampling(Picture picture) {
    return switch (4 * picture.chromaShiftX + picture.chromaShiftY) {
      case 0 -> "444";
      case 1 -> "440";
      case 4 -> "422";
      case 8 -> "411";
      case 10 -> "410";
      default -> "420";
    };
  }

  private AVFrame target(int width, int height) {
    AVFrame reused = target;
    if (reused != null && reused.width() == width && reused.height() == height) {
      // The encoder may still hold the last one's buffer.
      if (avutil.av_frame_make_writable(reused) < 0) {
        throw new OutOfMemoryError("no memory for a picture of " + width + "x" + height);
      }
      return reused;
    }
    if (reused != null) {
      av_frame_free(reused);
    }
    AVFrame made = av_frame_alloc().width(width).height(height);
    made.format(avutil.AV_PIX_FMT_YUV420P).color_range(avutil.AVCOL_RANGE_JPEG);
    target = made;
    if (av_frame_get_buffer(made, 0) < 0) {
      throw new OutOfMemoryError("no memory for a picture of " + width + "x" + height);
    }
    return made;
  }

  @Override
  public void close() {
    closeContext();
    if (target != null) {
      av_frame_free(target);
      target = null;
    }
    planes.close();
    strides.close();
  }
}
