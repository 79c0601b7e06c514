package framewatch.ingest.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs as messages may show them: scheme, host and path, nothing that may be a secret. */
final class Redacted {
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^\\s'\"]*)");

  private Redacted() {}

  /** Text in which every URL is reduced to what {@link #url} leaves of it. */
  static String text(String text) {
    return URL.matcher(text).replaceAll(m -> Matcher.quoteReplacement(url(m.group())));
  }

  /** A URL without user information, query and fragment. */
  static String url(String url) {
    int start = url.indexOf("://") + 3;
    int end = url.length();
    for (int i = start; i < url.length(); i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == '#') {
        end = i;
        break;
      }
    }
    // A password may hold a slash that was not encoded, so the last at sign counts.
    int at = url.lastIndexOf('@', end - 1);
    return url.substring(0, start) + url.substring(at >= start ? at + 1 : start, end);
  }
}
