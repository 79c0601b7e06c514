package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;

import framewatch.wire.avro.VideoFormat;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Makes small JPEG files of pictures, for people to look at and for detectors of samples: at most
 * 480x270, never enlarged, aspect kept, quality 3 of 2..31 (2 is best). The same picture gives the
 * same bytes. Used by one thread; scaler and encoder are made anew when the format changes.
 */
public final class JpegEncoder implements AutoCloseable {
  private static final int MOST_COLUMNS = 480;
  private static final int MOST_ROWS = 270;
  private static final int QUALITY = 3;

  private final PictureScaler scaler = new PictureScaler();
  private @Nullable AVCodecContext encoder;
  private @Nullable VideoFormat format;

  /**
   * An encoded picture.
   *
   * @param jpeg a baseline JPEG file, 4:2:0
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Encoded(int width, int height, byte[] jpeg) {}

  /**
   * Encodes a picture.
   *
   * @throws IllegalStateException if libav refuses, which for a decoded picture it does not
   */
  public Encoded encode(Picture picture) {
    VideoFormat shown = picture.format;
    double shrink =
        Math.min(
            1,
            Math.min(
                (double) MOST_COLUMNS / shown.getWidth(), (double) MOST_ROWS / shown.getHeight()));
    int width = Math.max(1, (int) Math.round(shown.getWidth() * shrink));
    int height = Math.max(1, (int) Math.round(shown.getHeight() * shrink));
    if (!shown.equals(format)) {
      closeEncoder();
      encoder = open(width, height);
      format = shown;
    }
    AVFrame frame = scaler.scale(picture, width, height);
    return new Encoded(width, height, encode(Objects.requireNonNull(encoder), frame));
  }

  private static byte[] encode(AVCodecContext encoder, AVFrame frame) {
    frame.quality(QUALITY * avutil.FF_QP2LAMBDA);
    AVPacket packet = av_packet_alloc();
    try {
      check(avcodec_send_frame(encoder, frame));
      check(avcodec_receive_packet(encoder, packet));
      byte[] jpeg = new byte[packet.size()];
      packet.data().get(jpeg);
      av_packet_unref(packet);
      return jpeg;
    } finally {
      av_packet_free(packet);
    }
  }

  private static AVCodecContext open(int width, int height) {
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    AVCodecContext made = avcodec_alloc_context3(codec);
    made.width(width).height(height);
    made.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    made.color_range(avutil.AVCOL_RANGE_JPEG);
    made.time_base().num(1).den(25);
    made.thread_count(1);
    made.flags(made.flags() | avcodec.AV_CODEC_FLAG_QSCALE | avcodec.AV_CODEC_FLAG_BITEXACT);
    made.global_quality(QUALITY * avutil.FF_QP2LAMBDA);
    int result = avcodec_open2(made, codec, (AVDictionary) null);
    if (result < 0) {
      avcodec_free_context(made);
    }
    check(result);
    return made;
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("cannot encode a JPEG: " + Libav.error(result));
    }
  }

  private void closeEncoder() {
    if (encoder != null) {
      avcodec_free_context(encoder);
      encoder = null;
    }
  }

  @Override
  public void close() {
    closeEncoder();
    scaler.close();
  }
}
