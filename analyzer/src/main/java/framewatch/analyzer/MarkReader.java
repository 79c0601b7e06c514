package framewatch.analyzer;

import framewatch.detect.Mark;
import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.VideoFormat;
import org.jspecify.annotations.Nullable;

/** A mark of the wire as detectors see it. */
final class MarkReader {

  private MarkReader() {}

  /**
   * Reads a mark.
   *
   * @throws MalformedRecordException if a field holds what it may not
   */
  static Mark read(framewatch.wire.avro.Mark mark) {
    check(mark, "timeUs", mark.getTimeUs(), Range.TIME_US);
    check(mark, "durationUs", mark.getDurationUs(), Range.TIME_US);
    check(mark, "count", mark.getCount(), Range.COUNT);
    check(mark, "ptsOffsetUs", mark.getPtsOffsetUs(), Range.TIME_US);
    VideoFormat video = mark.getVideo();
    if (video != null) {
      check(mark, "video.width", video.getWidth(), Range.COUNT);
      check(mark, "video.height", video.getHeight(), Range.COUNT);
      check(mark, "video.frameRate", video.getFrameRate(), Range.AMOUNT);
      check(mark, "video.pixelAspect", video.getPixelAspect(), Range.AMOUNT);
    }
    AudioFormat audio = mark.getAudio();
    if (audio != null) {
      check(mark, "audio.sampleRate", audio.getSampleRate(), Range.SAMPLE_RATE);
      check(mark, "audio.channels", audio.getChannels(), Range.CHANNELS);
    }
    return new Mark(
        Mark.Kind.valueOf(mark.getKind().name()),
        mark.getTimeUs(),
        mark.getDurationUs(),
        mark.getCount(),
        mark.getPtsOffsetUs(),
        Mark.Track.valueOf(mark.getTrack().name()),
        mark.getDetail(),
        video(video),
        audio(audio));
  }

  private static void check(
      framewatch.wire.avro.Mark mark, String field, Number value, Range range) {
    if (!range.holds(value.doubleValue())) {
      throw new MalformedRecordException(
          "%s of the mark %s at %d us is %s: expected %s"
              .formatted(field, mark.getKind(), mark.getTimeUs(), value, range));
    }
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
