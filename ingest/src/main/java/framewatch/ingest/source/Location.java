package framewatch.ingest.source;

import framewatch.config.SourceUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a source is, checked as far as that is possible without libav.
 *
 * @param name what messages call it: without credentials
 * @param url what libav opens
 * @param file the local file; null for anything else
 */
record Location(String name, String url, SourceKind kind, @Nullable Path file) {
  /**
   * Looks at a path or URL.
   *
   * @throws SourceException if nothing that can be opened is there
   */
  static Location of(SourceUri uri, SourceParams params) throws SourceException {
    String scheme = uri.scheme();
    String name = uri.toString();
    SourceKind kind = SourceKind.of(scheme, pathOf(uri.reveal()), params.format());
    if (kind == null) {
      throw new SourceException(
          name
              + ": "
              + scheme
              + " is no supported kind of source, expected a file or a URL with http, https, rtsp,"
              + " rtmp, srt, udp or tcp");
    }
    if (kind == SourceKind.FILE || kind == SourceKind.LOCAL_PLAYLIST) {
      Path file =
          checked(name, scheme.isEmpty() ? path(uri.reveal(), name) : fileOf(uri.reveal(), name));
      // The prefix keeps libav from taking a part of the name for a protocol.
      return new Location(name, "file:" + file.toAbsolutePath(), kind, file);
    }
    return new Location(name, uri.reveal(), kind, null);
  }

  private static Path checked(String name, Path file) throws SourceException {
    if (Files.isDirectory(file)) {
      throw new SourceException(name + ": is a directory, expected a media file");
    }
    if (!Files.exists(file)) {
      throw new SourceException(name + ": no such file, expected a media file");
    }
    if (!Files.isReadable(file)) {
      throw new SourceException(name + ": no permission to read it, expected a readable file");
    }
    if (!Files.isRegularFile(file)) {
      throw new SourceException(name + ": is a device or pipe, expected a media file");
    }
    if (file.toFile().length() == 0) {
      throw new SourceException(name + ": is empty, expected a media file");
    }
    return file;
  }

  private static Path path(String text, String name) throws SourceException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SourceException(name + ": is no valid path, expected a media file");
    }
  }

  private static Path fileOf(String uri, String name) throws SourceException {
    try {
      return Path.of(new URI(uri));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new SourceException(name + ": is no valid file URL, expected file:///path");
    }
  }

  private static String pathOf(String uri) {
    int end = uri.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = uri.indexOf(stop);
      end = at >= 0 && at < end ? at : end;
    }
    return uri.substring(0, end);
  }

  @Override
  public String toString() {
    return name;
  }
}
