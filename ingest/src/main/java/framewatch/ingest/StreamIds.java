package framewatch.ingest;

import framewatch.config.SourceUri;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of streams. A stream that is not given one is called after its source: a file by its name
 * without folder and extension, a URL by its host, port and path; each run of characters that
 * cannot be in a stream id becomes a dash.
 */
public final class StreamIds {
  private static final int LONGEST = 200;
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9._-]{1,200})=(.+)");

  private StreamIds() {}

  /** A stream as it stands on a command line: {@code ID=URI} or {@code URI}. */
  public record Named(String streamId, SourceUri uri) {
    /** Splits an argument. */
    public static Named of(String argument) {
      Matcher named = NAMED.matcher(argument);
      if (named.matches()) {
        return new Named(named.group(1), SourceUri.of(named.group(2)));
      }
      var uri = SourceUri.of(argument);
      return new Named(derive(uri), uri);
    }
  }

  /** True if it can be a stream's id: 1 to 200 letters, digits, dots, underscores, dashes. */
  public static boolean valid(String streamId) {
    return VALID.matcher(streamId).matches();
  }

  /** The id of a stream that was not given one. */
  public static String derive(SourceUri uri) {
    var text = uri.reveal();
    if (text.startsWith("synthetic:")) {
      return "synthetic";
    }
    boolean url = !uri.scheme().isEmpty() && !uri.scheme().equals("file");
    var name = url ? hostAndPath(text) : fileName(text);
    var id = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
    id = id.length() > LONGEST ? id.substring(0, LONGEST) : id;
    return id.isEmpty() ? "stream" : id;
  }

  private static String hostAndPath(String url) {
    var rest = url.substring(url.indexOf("://") + 3).replaceAll("[?#].*", "");
    // What stands before the last at sign may be a password.
    return rest.substring(rest.lastIndexOf('@') + 1);
  }

  private static String fileName(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
