package framewatch.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stream is opened by: a path or URL, with credentials in it perhaps. Everything that people
 * see is {@link #toString}, where they are masked; only what opens the source calls {@link
 * #reveal}.
 */
public final class SourceUri {
  private final String text;

  private SourceUri(String text) {
    this.text = text;
  }

  /** A path or URL as the user gave it; any text will do. */
  public static SourceUri of(String text) {
    return new SourceUri(text);
  }

  /** The text with its credentials. Never to be logged, sent or put into an exception. */
  public String reveal() {
    return text;
  }

  /** Scheme in lower case, such as {@code rtsp}; empty for a path. */
  public String scheme() {
    int end = text.indexOf("://");
    var scheme = end < 0 ? "" : text.substring(0, end);
    return scheme.matches("[A-Za-z][A-Za-z0-9+.-]*") ? scheme.toLowerCase(Locale.ROOT) : "";
  }

  /** The parts of the text that {@link #toString} leaves out, as written and decoded. */
  Set<String> secrets() {
    var secrets = new TreeSet<String>();
    var shown = new Redaction(text);
    for (String secret : shown.removed()) {
      var parts = secret.startsWith("//") ? List.of(secret) : List.of(secret.split(":", 2));
      for (String part : parts) {
        secrets.add(part);
        secrets.add(decoded(part));
      }
      secrets.add(secret);
    }
    return secrets;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceUri uri && uri.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text without user-info, and with every value masked that may be a credential. */
  @Override
  public String toString() {
    return new Redaction(text).shown();
  }
}
