package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** The options of avformat_open_input: what keeps hostile media and silent servers in bounds. */
final class OpenOptions {
  private OpenOptions() {}

  /** The caller frees what is returned. */
  static AVDictionary of(SourceKind kind, SourceParams params) {
    AVDictionary options = new AVDictionary(null);
    set(options, "format_whitelist", kind.formats);
    set(options, "protocol_whitelist", kind.protocols);
    set(options, "probesize", Long.toString(params.probeSize()));
    set(options, "analyzeduration", micros(params.analyzeDuration()));
    switch (kind) {
      case FILE, LOCAL_PLAYLIST -> {}
      case HTTP, HLS, DASH -> {
        set(options, "rw_timeout", micros(params.readTimeout()));
        set(options, "max_redirects", "0");
      }
      case RTSP -> {
        set(options, "rtsp_transport", "tcp");
        // For RTSP the timeout of reads goes by another name.
        set(options, "timeout", micros(params.readTimeout()));
      }
      case UDP -> {
        set(options, "rw_timeout", micros(params.readTimeout()));
        // A receive buffer that overflows loses packets; it must not end the source.
        set(options, "overrun_nonfatal", "1");
      }
      case SRT -> {
        set(options, "rw_timeout", micros(params.readTimeout()));
        set(options, "connect_timeout", Long.toString(params.openTimeout().toMillis()));
      }
      case RTMP, TCP -> set(options, "rw_timeout", micros(params.readTimeout()));
    }
    return options;
  }

  private static String micros(java.time.Duration duration) {
    return Long.toString(TimeUnit.NANOSECONDS.toMicros(duration.toNanos()));
  }

  private static void set(AVDictionary options, String key, String value) {
    av_dict_set(options, key, value, 0);
  }
}
