package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** One of libav's encoders of still pictures: a frame in, a file out, in the caller's thread. */
final class StillEncoder implements AutoCloseable {
  private final AVCodecContext context;

  /**
   * Opens an encoder for full-range frames of one size and format.
   *
   * @param codec one of AV_CODEC_ID_*
   * @param options name, value, name, value: options of the encoder
   */
  StillEncoder(int codec, int pixelFormat, int width, int height, String... options) {
    AVCodec found = avcodec_find_encoder(codec);
    context = avcodec_alloc_context3(found);
    context.width(width).height(height);
    context.pix_fmt(pixelFormat);
    context.color_range(avutil.AVCOL_RANGE_JPEG);
    context.time_base().num(1).den(25);
    context.thread_count(1);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    AVDictionary dictionary = new AVDictionary(null);
    for (int i = 0; i < options.length; i += 2) {
      avutil.av_dict_set(dictionary, options[i], options[i + 1], 0);
    }
    int result = avcodec_open2(context, found, dictionary);
    avutil.av_dict_free(dictionary);
    if (result < 0) {
      close();
    }
    check(result);
  }

  /**
   * Encodes a frame.
   *
   * @throws IllegalStateException if libav refuses, which for a decoded picture it does not
   */
  byte[] encode(AVFrame frame) {
    AVPacket packet = av_packet_alloc();
    try {
      check(avcodec_send_frame(context, frame));
      check(avcodec_receive_packet(context, packet));
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      av_packet_free(packet);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("cannot encode a picture: " + Libav.error(result));
    }
  }

  @Override
  public void close() {
    avcodec_free_context(context);
  }
}
