package framewatch.ingest.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a source is reached, and with it what libav may do to read it: which demuxers it may choose,
 * which protocols it may use, and whether the source is live.
 */
enum SourceKind {
  FILE("file", Formats.FILES, false),
  HTTP("http,https,tcp,tls", Formats.FILES, true),
  HLS("http,https,tcp,tls,crypto", "hls,mpegts,mov,aac,mp3,ac3,eac3,webvtt", true),
  DASH("http,https,tcp,tls,crypto", "dash,mov,matroska", true),
  /** A playlist on disk, asked for by name. */
  LOCAL_PLAYLIST("file,crypto", "hls,dash,mpegts,mov,matroska,aac,mp3,ac3,eac3,webvtt", false),
  RTSP("rtsp,rtsps,rtp,tcp,tls", "rtsp,rtp", true),
  RTMP("rtmp,rtmps,rtmpt,rtmpts,http,tcp,tls", "flv,live_flv", true),
  SRT("srt", "mpegts", true),
  UDP("udp,rtp", "mpegts", true),
  TCP("tcp", "mpegts,mpegtsraw,flv,matroska", true);

  /** Value of libav's protocol_whitelist. */
  final String protocols;

  /** Value of libav's format_whitelist: names of demuxers, one of each demuxer's names. */
  final String formats;

  /** True if the media comes over a network: it may stall, break off and cannot be had again. */
  final boolean live;

  SourceKind(String protocols, String formats, boolean live) {
    this.protocols = protocols;
    this.formats = formats;
    this.live = live;
  }

  /** Kind of a source, or null if its scheme is not supported. */
  static @Nullable SourceKind of(String scheme, String path, SourceParams.InputFormat format) {
    boolean hls = format == SourceParams.InputFormat.HLS;
    boolean dash = format == SourceParams.InputFormat.DASH;
    String file = path.toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "", "file" -> hls || dash ? LOCAL_PLAYLIST : FILE;
      case "http", "https" ->
          hls || file.endsWith(".m3u8") ? HLS : dash || file.endsWith(".mpd") ? DASH : HTTP;
      case "rtsp", "rtsps" -> RTSP;
      case "rtmp", "rtmps", "rtmpt", "rtmpts" -> RTMP;
      case "srt" -> SRT;
      case "udp" -> UDP;
      case "tcp" -> TCP;
      default -> null;
    };
  }

  /** True if media comes in segments, many seconds at once. */
  boolean segmented() {
    return this == HLS || this == DASH;
  }

  private static final class Formats {
    /** Containers and elementary streams of one file each; no playlist, no image sequence. */
    static final String FILES =
        "mov,matroska,mpegts,mpeg,avi,flv,wav,mxf,ogg,mp3,aac,ac3,eac3,flac,aiff,w64,asf,ivf,obu,"
            + "h264,hevc,mpegvideo,m4v,dv,gxf,nut,yuv4mpegpipe";
  }
}
