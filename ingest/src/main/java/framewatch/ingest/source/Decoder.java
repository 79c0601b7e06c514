package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of one track, in one thread: packets in, frames out, with what is known of the packet
 * that a frame came from.
 */
final class Decoder implements AutoCloseable {
  /** EAGAIN: send another packet first. */
  private static final int AGAIN = -11;

  private final AVCodecContext context;

  // Taking turns: the frame before stays as it is while the last one is looked at.
  private AVFrame frame = av_frame_alloc();
  private AVFrame before = av_frame_alloc();

  Decoder(AVStream stream, String name, SourceParams params) throws SourceException {
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    context = avcodec_alloc_context3(codec);
    int result = avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    // Frames then carry the opaque value of their packet, see facts().
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_COPY_OPAQUE);
    if (result >= 0) {
      AVDictionary options = new AVDictionary(null);
      av_dict_set(options, "max_pixels", Long.toString(params.maxPixels()), 0);
      result = avcodec_open2(context, codec, options);
      av_dict_free(options);
    }
    if (result < 0) {
      String codecName = Libav.text(codec.name());
      close();
      throw new SourceException(
          "%s: the decoder %s refuses the track: %s"
              .formatted(name, codecName, Libav.error(result)));
    }
  }

  /**
   * Takes a packet; null says that no more will come. {@link #receive} must have returned null
   * before.
   *
   * @return 0, or libav's error number if the packet was refused
   */
  int send(@Nullable AVPacket packet) {
    if (packet != null) {
      boolean corrupt = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
      packet.opaque(new Facts((long) packet.size() << 1 | (corrupt ? 1 : 0)));
    }
    int result = avcodec_send_packet(context, packet);
    return result == AGAIN || result == AVERROR_EOF ? 0 : result;
  }

  /**
   * The next frame; null if there is none yet. It is valid while the one after it is, too. An error
   * of the decoder leaves no frame and is kept for {@link #takeError}.
   */
  @Nullable AVFrame receive() {
    int result = avcodec_receive_frame(context, before);
    if (result >= 0) {
      AVFrame received = before;
      before = frame;
      frame = received;
      return received;
    }
    error = result == AGAIN || result == AVERROR_EOF ? 0 : result;
    return null;
  }

  private int error;

  /** Error number of the last {@link #receive}, 0 for none. */
  int takeError() {
    int taken = error;
    error = 0;
    return taken;
  }

  /** Frames, or fields, per second as the coded media states them by now; 0 if it does not. */
  double frameRate() {
    AVRational rate = context.framerate();
    return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 0;
  }

  /** Size in bytes of the packet that a frame came from; 0 if unknown. */
  static int packetBytes(AVFrame frame) {
    return (int) (facts(frame) >>> 1);
  }

  /** True if the demuxer marked the packet that a frame came from as corrupt. */
  static boolean corruptPacket(AVFrame frame) {
    return (facts(frame) & 1) != 0;
  }

  private static long facts(AVFrame frame) {
    Pointer opaque = frame.opaque();
    return opaque == null ? 0 : opaque.address();
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_frame_free(before);
    avcodec_free_context(context);
  }

  /** A number in the place of a pointer: libav carries it from packet to frame and never looks. */
  private static final class Facts extends Pointer {
    Facts(long value) {
      address = value;
    }
  }
}
