package framewatch.ingest.source;

import framewatch.config.Param;
import java.time.Duration;

/**
 * Settings, prefix {@code source}, of how media is opened and read. They are bounds on what hostile
 * or broken media may cost rather than tuning knobs.
 */
public record SourceParams(
    @Param(
            value = "auto",
            help =
                "What is expected at the source. auto refuses playlists except for an http(s) URL"
                    + " whose path ends in .m3u8 or .mpd; hls and dash ask for them.")
        InputFormat format,
    @Param(
            value = "5s",
            min = 0.1,
            max = 600,
            help = "Longest time to connect and to receive the first data.")
        Duration openTimeout,
    @Param(
            value = "10s",
            min = 0.1,
            max = 3600,
            help =
                "A live source that delivers nothing for this long is lost; HLS and DASH, which"
                    + " deliver in segments: three times this.")
        Duration readTimeout,
    @Param(
            value = "5s",
            min = 0.1,
            max = 600,
            help = "Media time looked at to find out what the tracks are.")
        Duration analyzeDuration,
    @Param(
            value = "5000000",
            min = 2048,
            max = 1e9,
            help = "Bytes looked at to find out what the tracks are. 5000000 is FFmpeg's default.")
        long probeSize,
    @Param(
            value = "35389440",
            min = 1,
            max = 1e9,
            help = "Largest picture, in pixels; the default is 8192x4320.")
        long maxPixels,
    @Param(value = "8", min = 1, max = 64, help = "Most channels of the audio track.")
        int maxAudioChannels,
    @Param(value = "64", min = 1, max = 1000, help = "Most tracks in a source.") int maxTracks) {

  /** What is expected at the source. */
  public enum InputFormat {
    /** A single media file or transport stream, told by its content. */
    AUTO,
    /** An HTTP Live Streaming playlist. */
    HLS,
    /** A DASH manifest. */
    DASH
  }
}
