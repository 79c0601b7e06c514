package framewatch.analyzer;

import framewatch.detect.Mark;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.VideoFormat;
import org.jspecify.annotations.Nullable;

/** A mark of the wire as detectors see it. */
final class MarkReader {

  private MarkReader() {}

  static Mark read(framewatch.wire.avro.Mark mark) {
    return new Mark(
        Mark.Kind.valueOf(mark.getKind().name()),
        mark.getTimeUs(),
        mark.getDurationUs(),
        mark.getCount(),
        mark.getPtsOffsetUs(),
        Mark.Track.valueOf(mark.getTrack().name()),
        mark.getDetail(),
        video(mark.getVideo()),
        audio(mark.getAudio()));
  }

  private static Mark.@Nullable VideoFormat video(@Nullable VideoFormat video) {
    return video == null
        ? null
        : new Mark.VideoFormat(
            video.getCodec(),
            video.getWidth(),
            video.getHeight(),
            video.getPixelFormat(),
            video.getBitDepth(),
            video.getFullRange(),
            video.getFrameRate(),
            video.getPixelAspect());
  }

  private static Mark.@Nullable AudioFormat audio(@Nullable AudioFormat audio) {
    return audio == null
        ? null
        : new Mark.AudioFormat(
            audio.getCodec(), audio.getSampleRate(), audio.getChannels(), audio.getLayout());
  }
}
