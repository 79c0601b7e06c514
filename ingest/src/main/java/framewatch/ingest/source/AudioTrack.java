package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;

import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.Track;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The audio track of a source: makes a {@link Sound} of each frame of its decoder. */
final class AudioTrack implements AutoCloseable {
  private final Decoder decoder;
  private final TimeBase timeBase;
  private final String codec;
  private final int maxChannels;
  private final FloatSamples samples = new FloatSamples();
  private Sound sound;
  private long nextPtsUs;

  AudioTrack(AVStream stream, String name, SourceParams params) throws SourceException {
    timeBase = TimeBase.of(stream.time_base());
    codec = Libav.text(avcodec_get_name(stream.codecpar().codec_id()));
    maxChannels = params.maxAudioChannels();
    sound = new Sound(format(stream.codecpar().sample_rate(), stream.codecpar().ch_layout()));
    decoder = new Decoder(stream, name, params);
  }

  Decoder decoder() {
    return decoder;
  }

  AudioFormat audioFormat() {
    return sound.format;
  }

  /** Describes a frame; what is returned is valid until the next call. */
  Media describe(AVFrame frame) {
    int channels = frame.ch_layout().nb_channels();
    if (channels <= 0 || channels > maxChannels || !isRate(frame.sample_rate())) {
      return new Media.Refused(
          Track.AUDIO,
          1,
          "sound with %d channels of %d Hz is not supported"
              .formatted(channels, frame.sample_rate()));
    }
    if (channels != sound.format.getChannels()
        || frame.sample_rate() != sound.format.getSampleRate()) {
      AudioFormat changed = format(frame.sample_rate(), frame.ch_layout());
      sound = new Sound(changed);
    }
    if (!samples.copy(frame, channels, sound.samples)) {
      return new Media.Refused(Track.AUDIO, 1, "unknown sample format " + frame.format());
    }
    sound.length = frame.nb_samples();
    long pts = timeBase.toUs(frame.best_effort_timestamp());
    sound.ptsUs = pts == TimeBase.NONE ? nextPtsUs : pts;
    nextPtsUs = sound.ptsUs + Math.round(sound.length * 1e6 / sound.format.getSampleRate());
    return sound;
  }

  /** True for a sample rate that sound can have; buffers are as long as the rate says. */
  static boolean isRate(int sampleRate) {
    return sampleRate >= 1000 && sampleRate <= 768_000;
  }

  private AudioFormat format(int sampleRate, AVChannelLayout layout) {
    byte[] text = new byte[128];
    int length = Math.max(1, av_channel_layout_describe(layout, text, text.length));
    return AudioFormat.newBuilder()
        .setCodec(codec)
        .setSampleRate(sampleRate)
        .setChannels(layout.nb_channels())
        .setLayout(new String(text, 0, Math.min(length, text.length) - 1, StandardCharsets.UTF_8))
        .build();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
