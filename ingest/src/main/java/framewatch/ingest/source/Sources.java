package framewatch.ingest.source;

import framewatch.config.SourceUri;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Opens sources by path or URL. */
public final class Sources {
  static {
    NativeMemory.lift();
  }

  private Sources() {}

  /**
   * Opens a file, a URL (http, https, rtsp, rtmp, srt, udp, tcp) or a synthetic source ({@code
   * synthetic:?duration=60s&black=5s-8s}, see {@link SyntheticSource}). What comes over a network
   * is connected to when this returns.
   *
   * @throws SourceException if it cannot be opened; one line that says what was expected
   */
  public static Source open(SourceUri uri, SourceParams params) throws SourceException {
    if (isSynthetic(uri)) {
      return new SyntheticSource(SyntheticSpec.parse(uri.reveal()));
    }
    FfmpegLog.install();
    return new FfmpegSource(Location.of(uri, params), params);
  }

  /**
   * The epoch of a source whose content is always the same: a file or synthetic source. Negative,
   * and the same for the same content.
   *
   * @return empty for what comes over a network
   * @throws SourceException if the file cannot be read
   */
  public static OptionalLong contentEpoch(SourceUri uri, SourceParams params)
      throws SourceException {
    if (isSynthetic(uri)) {
      return OptionalLong.of(ContentHash.of(SyntheticSpec.parse(uri.reveal()).text()));
    }
    Location location = Location.of(uri, params);
    Path file = location.file();
    return file == null
        ? OptionalLong.empty()
        : OptionalLong.of(ContentHash.of(file, location.name()));
  }

  private static boolean isSynthetic(SourceUri uri) {
    return uri.reveal().startsWith(SyntheticSpec.SCHEME);
  }
}
