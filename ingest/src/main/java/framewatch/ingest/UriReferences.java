package framewatch.ingest;

import framewatch.config.SourceUri;
import framewatch.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts credentials into the URI of a stream: {@code ${env:STREAM_NAME}} is a variable of the
 * worker's environment, {@code ${file:NAME}} the content of a file in its folder of secrets. Who
 * may write to the streams topic cannot read anything else of the worker through them.
 */
final class UriReferences {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z]+):([^}]*)}");
  private static final Pattern VARIABLE = Pattern.compile("STREAM_[A-Za-z0-9_]+");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private final Map<String, String> environment;
  private final Path folder;

  UriReferences(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /**
   * The URI with its references resolved.
   *
   * @throws SourceException if one of them cannot be
   */
  SourceUri resolve(SourceUri uri) throws SourceException {
    var matcher = REFERENCE.matcher(uri.reveal());
    var resolved = new StringBuilder();
    while (matcher.find()) {
      var value = value(matcher.group(1), matcher.group(2));
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return SourceUri.of(matcher.appendTail(resolved).toString());
  }

  private String value(String kind, String name) throws SourceException {
    var reference = "${" + kind + ":" + name + "}";
    return switch (kind) {
      case "env" -> variable(reference, name);
      case "file" -> file(reference, name);
      default -> throw new SourceException(reference + ": expected ${env:...} or ${file:...}");
    };
  }

  private String variable(String reference, String name) throws SourceException {
    if (!VARIABLE.matcher(name).matches()) {
      throw new SourceException(reference + ": expected a name that begins with STREAM_");
    }
    var value = environment.get(name);
    if (value == null) {
      throw new SourceException(reference + ": expected that variable in the environment");
    }
    return value;
  }

  private String file(String reference, String name) throws SourceException {
    if (!FILE.matcher(name).matches()) {
      throw new SourceException(reference + ": expected the name of a file in ingest.secrets");
    }
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw new SourceException(reference + ": expected a readable file of that name in " + folder);
    }
  }
}
