package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import org.bytedeco.ffmpeg.global.avutil;

/** Why a source could not be opened, in words that say what was expected. */
final class OpenErrors {
  /** EINVAL, which libav returns for a demuxer or protocol that is not on the whitelist. */
  private static final int REFUSED = -22;

  private static final int TIMED_OUT = -110;
  private static final int IO = -5;

  private OpenErrors() {}

  static String explain(int error, SourceKind kind) {
    if (error == AVERROR_INVALIDDATA) {
      return kind == SourceKind.FILE
          ? "is not a complete media file, expected MP4, MOV, Matroska, MPEG-TS, AVI, FLV, MXF or"
              + " another container; a truncated MP4 has lost its index (moov) and cannot be read"
          : "sent no media that can be read, expected " + expected(kind);
    }
    if (error == REFUSED) {
      return "holds a format that is not accepted, expected " + expected(kind);
    }
    if (error == avutil.AVERROR_EOF || error == IO) {
      return "ended before any media came, expected " + expected(kind);
    }
    if (error == TIMED_OUT) {
      return "no answer in time, expected " + expected(kind);
    }
    return "cannot be opened: " + Libav.error(error);
  }

  private static String expected(SourceKind kind) {
    return switch (kind) {
      case FILE, HTTP -> "a media file or transport stream (playlists: source.format)";
      case HLS -> "an HLS playlist with its segments";
      case DASH -> "a DASH manifest with its segments";
      case LOCAL_PLAYLIST -> "an HLS or DASH playlist with its segments";
      case RTSP -> "an RTSP session";
      case RTMP -> "an RTMP stream";
      case SRT, UDP -> "an MPEG transport stream";
      case TCP -> "an MPEG transport stream or FLV";
    };
  }
}
