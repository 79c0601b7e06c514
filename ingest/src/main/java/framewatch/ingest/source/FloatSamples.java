package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S64;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_get_packed_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Turns sound of any sample format into one array of floats per channel, 1.0 is full scale. */
final class FloatSamples {
  private float[] interleaved = new float[0];
  private short[] words = new short[0];

  /**
   * Copies the samples of a frame.
   *
   * @param target one array per channel, made longer where need be
   * @return false if the sample format is unknown
   */
  boolean copy(AVFrame frame, int channels, float[][] target) {
    int length = frame.nb_samples();
    int format = av_get_packed_sample_fmt(frame.format());
    int bytes = av_get_bytes_per_sample(format);
    for (int i = 0; i < channels; i++) {
      if (target[i] == null || target[i].length < length) {
        target[i] = new float[length];
      }
    }
    if (av_sample_fmt_is_planar(frame.format()) != 0) {
      for (int i = 0; i < channels; i++) {
        ByteBuffer plane = buffer(frame.extended_data(i), (long) length * bytes);
        if (!convert(plane, format, length, target[i])) {
          return false;
        }
      }
      return true;
    }
    int total = length * channels;
    if (interleaved.length < total) {
      interleaved = new float[total];
    }
    if (!convert(buffer(frame.data(0), (long) total * bytes), format, total, interleaved)) {
      return false;
    }
    for (int i = 0; i < channels; i++) {
      float[] channel = target[i];
      for (int k = 0, at = i; k < length; k++, at += channels) {
        channel[k] = interleaved[at];
      }
    }
    return true;
  }

  private boolean convert(ByteBuffer from, int format, int length, float[] to) {
    if (format == AV_SAMPLE_FMT_FLT) {
      from.asFloatBuffer().get(to, 0, length);
    } else if (format == AV_SAMPLE_FMT_S16) {
      if (words.length < length) {
        words = new short[length];
      }
      from.asShortBuffer().get(words, 0, length);
      for (int i = 0; i < length; i++) {
        to[i] = words[i] * 0x1p-15f;
      }
    } else if (format == AV_SAMPLE_FMT_S32) {
      for (int i = 0; i < length; i++) {
        to[i] = from.getInt(4 * i) * 0x1p-31f;
      }
    } else if (format == AV_SAMPLE_FMT_DBL) {
      for (int i = 0; i < length; i++) {
        to[i] = (float) from.getDouble(8 * i);
      }
    } else if (format == AV_SAMPLE_FMT_U8) {
      for (int i = 0; i < length; i++) {
        to[i] = ((from.get(i) & 0xff) - 128) * 0x1p-7f;
      }
    } else if (format == AV_SAMPLE_FMT_S64) {
      for (int i = 0; i < length; i++) {
        to[i] = (float) (from.getLong(8 * i) * 0x1p-63);
      }
    } else {
      return false;
    }
    return true;
  }

  private static ByteBuffer buffer(BytePointer data, long bytes) {
    return data.capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
