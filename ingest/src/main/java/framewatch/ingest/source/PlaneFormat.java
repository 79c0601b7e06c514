package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_FLOAT;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_XYZ;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What Framewatch has to know of a pixel format of libav.
 *
 * @param code libav's number of it
 * @param direct true if the planes can be used as they are: planar YUV or grey, whole bytes or
 *     little-endian 16-bit words
 * @param depth bits per luma sample
 * @param planes 3, or 1 for grey
 */
record PlaneFormat(
    int code,
    String name,
    boolean direct,
    int depth,
    int planes,
    int chromaShiftX,
    int chromaShiftY,
    boolean fullRangeByName) {

  static PlaneFormat of(int code) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(code);
    if (format == null || format.isNull()) {
      return new PlaneFormat(code, "none", false, 8, 3, 1, 1, false);
    }
    String name = Libav.text(format.name());
    int components = format.nb_components();
    boolean gray = components < 3 && (format.flags() & AV_PIX_FMT_FLAG_PAL) == 0;
    return new PlaneFormat(
        code,
        name,
        isDirect(format, components),
        format.comp(0).depth(),
        gray ? 1 : 3,
        gray ? 0 : format.log2_chroma_w(),
        gray ? 0 : format.log2_chroma_h(),
        name.startsWith("yuvj"));
  }

  /**
   * The planar format nearest to one that is not {@link #direct}: same subsampling, depth rounded
   * up to one that libav has, RGB and palettes to 4:4:4.
   */
  PlaneFormat nearest() {
    int bits = depth <= 8 ? 8 : depth <= 10 ? 10 : depth <= 12 ? 12 : 16;
    String base =
        planes == 1
            ? bits == 8 ? "gray" : "gray" + bits
            : "yuv" + subsampling() + (bits == 8 ? "p" : "p" + bits);
    return of(av_get_pix_fmt(bits == 8 ? base : base + "le"));
  }

  private String subsampling() {
    if (chromaShiftX == 0) {
      return "444";
    }
    return chromaShiftY == 0 ? "422" : "420";
  }

  private static boolean isDirect(AVPixFmtDescriptor format, int components) {
    long unfit =
        AV_PIX_FMT_FLAG_BE
            | AV_PIX_FMT_FLAG_PAL
            | avutil.AV_PIX_FMT_FLAG_BITSTREAM
            | AV_PIX_FMT_FLAG_HWACCEL
            | AV_PIX_FMT_FLAG_RGB
            | AV_PIX_FMT_FLAG_FLOAT
            | AV_PIX_FMT_FLAG_XYZ
            | avutil.AV_PIX_FMT_FLAG_BAYER;
    if ((format.flags() & unfit) != 0 || components == 2) {
      return false;
    }
    for (int i = 0; i < Math.min(3, components); i++) {
      AVComponentDescriptor component = format.comp(i);
      boolean whole =
          component.plane() == i
              && component.offset() == 0
              && component.shift() == 0
              && component.depth() >= 8
              && component.step() == (component.depth() > 8 ? 2 : 1);
      if (!whole) {
        return false;
      }
    }
    return true;
  }
}
