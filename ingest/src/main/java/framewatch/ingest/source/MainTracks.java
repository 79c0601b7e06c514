package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** The tracks of a container that are decoded: the best one of pictures and the best of sound. */
final class MainTracks {
  final @Nullable AVStream video;
  final @Nullable AVStream audio;

  /**
   * Chooses them.
   *
   * @throws SourceException if there is none, or one is beyond the limits of the settings
   */
  MainTracks(AVFormatContext context, Location location, SourceParams params)
      throws SourceException {
    checkSizes(context, location, params);
    video = best(context, AVMEDIA_TYPE_VIDEO, -1);
    audio = best(context, AVMEDIA_TYPE_AUDIO, video == null ? -1 : video.index());
    check(context, location, params);
  }

  /** Where the header tells sizes; else the decoder refuses, and the size stays unknown. */
  static void checkSizes(AVFormatContext context, Location location, SourceParams params)
      throws SourceException {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      if ((long) codec.width() * codec.height() > params.maxPixels()) {
        throw new SourceException(
            "%s: the picture is %dx%d, expected at most %d pixels (source.max-pixels)"
                .formatted(location, codec.width(), codec.height(), params.maxPixels()));
      }
    }
  }

  private static @Nullable AVStream best(AVFormatContext context, int type, int related) {
    int index = av_find_best_stream(context, type, -1, related, (AVCodec) null, 0);
    if (index >= 0 && isCandidate(context.streams(index), type)) {
      return context.streams(index);
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (isCandidate(context.streams(i), type)) {
        return context.streams(i);
      }
    }
    return null;
  }

  /**
   * Cover art is no video, and a track whose decoder is missing or whose size is unknown is none.
   */
  private static boolean isCandidate(AVStream stream, int type) {
    AVCodecParameters codec = stream.codecpar();
    if (codec.codec_type() != type || avcodec_find_decoder(codec.codec_id()) == null) {
      return false;
    }
    if (type == AVMEDIA_TYPE_AUDIO) {
      return AudioTrack.isRate(codec.sample_rate()) && codec.ch_layout().nb_channels() > 0;
    }
    int stills = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;
    return (stream.disposition() & stills) == 0 && codec.width() > 0 && codec.height() > 0;
  }

  private void check(AVFormatContext context, Location location, SourceParams params)
      throws SourceException {
    if (audio != null && audio.codecpar().ch_layout().nb_channels() > params.maxAudioChannels()) {
      throw new SourceException(
          "%s: the sound has %d channels, expected at most %d (source.max-audio-channels)"
              .formatted(
                  location, audio.codecpar().ch_layout().nb_channels(), params.maxAudioChannels()));
    }
    if (video == null && audio == null) {
      throw new SourceException(
          "%s: found no video or audio that can be decoded (%s)"
              .formatted(location, inside(context)));
    }
  }

  /** What the container holds, for an error message. */
  private static String inside(AVFormatContext context) {
    if (context.nb_streams() == 0) {
      return "the container holds no track";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(8, context.nb_streams()); i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      text.append(text.isEmpty() ? "" : ", ");
      boolean video = codec.codec_type() == AVMEDIA_TYPE_VIDEO;
      text.append(video ? "video " : codec.codec_type() == AVMEDIA_TYPE_AUDIO ? "audio " : "data ");
      text.append(Libav.text(avcodec_get_name(codec.codec_id())));
      boolean still = (context.streams(i).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (still) {
        text.append(" that is a cover picture");
      } else if (video && codec.width() == 0) {
        text.append(" without a picture size, or larger than source.max-pixels");
      }
    }
    return text.toString();
  }
}
