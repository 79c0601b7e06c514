package framewatch.detect;

import org.jspecify.annotations.Nullable;

/**
 * What ingest says about the stream as a whole. Units and definitions stand in {@code mark.avsc}; a
 * component has the name of its field there.
 *
 * @param video the video track from here on, for OPENED and FORMAT_CHANGED; null for none
 * @param audio the audio track from here on, for OPENED and FORMAT_CHANGED; null for none
 */
public record Mark(
    Kind kind,
    long timeUs,
    long durationUs,
    long count,
    long ptsOffsetUs,
    Track track,
    String detail,
    @Nullable VideoFormat video,
    @Nullable AudioFormat audio)
    implements Observation {

  /** What happened; see {@code mark.avsc}. */
  public enum Kind {
    UNKNOWN,
    OPENED,
    FORMAT_CHANGED,
    DECODE_ERROR,
    DISCONTINUITY,
    STALLED,
    DROPPED,
    LOST,
    ENDED,
    CORRUPT,
    CAPTION,
    CUE
  }

  /** The track concerned. */
  public enum Track {
    BOTH,
    VIDEO,
    AUDIO
  }

  /** A decoded video track. */
  public record VideoFormat(
      String codec,
      int width,
      int height,
      String pixelFormat,
      int bitDepth,
      boolean fullRange,
      double frameRate,
      double pixelAspect) {}

  /** A decoded audio track. */
  public record AudioFormat(String codec, int sampleRate, int channels, String layout) {}

  /** True where what came before on a track cannot be continued. */
  public boolean breaks(Track of) {
    return breaks() && (track == Track.BOTH || track == of);
  }

  @Override
  public boolean breaks() {
    return switch (kind) {
      case OPENED, FORMAT_CHANGED, DISCONTINUITY, DROPPED, LOST, ENDED -> true;
      case UNKNOWN, DECODE_ERROR, STALLED, CORRUPT, CAPTION, CUE -> false;
    };
  }
}
