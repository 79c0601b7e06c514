package framewatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits one path or URL into what may be shown and what may not. It works on text and not with
 * java.net.URI, as the URLs that matter most here are the ones that no parser takes: passwords with
 * {@code @}, {@code /} or {@code #} in them, lists of URLs, options behind a blank.
 *
 * <p>What is not known to be harmless is masked. The price is that an odd but innocent URL may be
 * shown with a part masked.
 */
final class Redaction {
  static final String MASK = "***";

  /** Query keys whose values help to find a problem and open nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "mode",
          "latency",
          "rcvlatency",
          "peerlatency",
          "timeout",
          "connect_timeout",
          "transtype",
          "transport",
          "rtsp_transport",
          "proto",
          "ttl",
          "pkt_size",
          "payload_size",
          "fifo_size",
          "overrun_nonfatal",
          "buffer_size",
          "maxbw",
          "pbkeylen",
          "tlpktdrop",
          "listen",
          "reuse",
          "localport",
          "channel",
          "subtype",
          "stream",
          "profile",
          "quality",
          "resolution",
          "width",
          "height",
          "fps",
          "bitrate",
          "format",
          "program",
          "start",
          "end",
          "duration");

  private static final Pattern HARMLESS_VALUE = Pattern.compile("[A-Za-z0-9._-]{0,24}");

  /** One URL after another, as in {@code concat:a|b} or {@code crypto+http://...}. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.,-]*:/{0,2}|//");

  /** An absolute path and the built-in source: whatever stands in them is no credential. */
  private static final Pattern LOCAL = Pattern.compile("/(?!/)|synthetic:");

  private static final Pattern PORT = Pattern.compile("[^:]*|\\[[^\\]]*\\](:\\d*)?|[^:]*:\\d*");

  /** Key and value in a path: {@code ;token=x}, {@code /hdnts=exp=1~hmac=x/}, {@code _t=x}. */
  private static final Pattern PATH_VALUE = Pattern.compile("([^/;=\\s]+)=([^/;\\s]*)");

  /** A JSON web token. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9._-]*");

  /** User and password in the path, as panels for television over IP have them. */
  private static final Pattern PANEL =
      Pattern.compile("/(?:live|movie|series|timeshift)/([^/]+/[^/]+)/(?=\\d+(?:\\.\\w+)?$)");

  private final StringBuilder shown = new StringBuilder();
  private final List<String> removed = new ArrayList<>();

  Redaction(String text) {
    if (LOCAL.matcher(text).lookingAt()) {
      shown.append(text);
      return;
    }
    int from = 0;
    for (int bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', from)) {
      if (!SCHEME.matcher(text.substring(bar + 1)).lookingAt()) {
        break;
      }
      one(text.substring(from, bar));
      shown.append('|');
      from = bar + 1;
    }
    one(text.substring(from));
  }

  /** What may be shown. */
  String shown() {
    return shown.toString();
  }

  /** What may not, piece by piece. */
  List<String> removed() {
    return removed.stream().filter(piece -> !piece.isEmpty()).toList();
  }

  private void one(String text) {
    var rest = text;
    var scheme = SCHEME.matcher(rest);
    boolean url = false;
    while (scheme.lookingAt()) {
      // A file of a name such as "12:30.mp4" has no scheme; "user:password@host" has none either.
      boolean slashes = scheme.group().endsWith("//");
      if (!slashes && !nested(rest.substring(scheme.end()))) {
        break;
      }
      url = url || (slashes && !scheme.group().equalsIgnoreCase("file://"));
      shown.append(scheme.group());
      rest = rest.substring(scheme.end());
      scheme = SCHEME.matcher(rest);
    }
    rest = withoutUser(rest);
    int query = rest.indexOf('?');
    if (query >= 0 && (url || rest.indexOf('=', query) >= 0)) {
      path(rest.substring(0, query), url);
      shown.append('?');
      query(rest.substring(query + 1));
    } else {
      path(rest, url);
    }
  }

  private static boolean nested(String rest) {
    return SCHEME.matcher(rest).lookingAt() && rest.contains("//");
  }

  /** Cuts everything up to the sign that ends the user-info. */
  private String withoutUser(String rest) {
    int end = first(rest, "/?#");
    int limit = first(rest, "?#");
    if (!PORT.matcher(afterLast(rest.substring(0, end), '@')).matches()) {
      // No host looks like this: the password holds a "/", "?" or "#".
      limit = rest.length();
    }
    int at = rest.lastIndexOf('@', limit - 1);
    boolean user = at >= 0 && (at < end || rest.substring(0, at).contains(":"));
    if (!user) {
      return rest;
    }
    removed.add(rest.substring(0, at));
    if (at >= end) {
      shown.append(MASK).append('@');
    }
    return rest.substring(at + 1);
  }

  private void path(String path, boolean url) {
    if (!url) {
      shown.append(path);
      return;
    }
    int hash = path.indexOf('#');
    var fragment = hash < 0 ? "" : path.substring(hash + 1);
    var masked = replace(PANEL, hash < 0 ? path : path.substring(0, hash), 1);
    masked = replace(TOKEN, masked, 0);
    shown.append(keyed(masked));
    if (hash >= 0) {
      shown.append('#');
      query(fragment);
    }
  }

  private String keyed(String path) {
    return PATH_VALUE
        .matcher(path)
        .replaceAll(
            m -> Matcher.quoteReplacement(m.group(1) + "=" + value(m.group(1), m.group(2))));
  }

  private void query(String query) {
    var token = new StringBuilder();
    for (int i = 0; i <= query.length(); i++) {
      char c = i < query.length() ? query.charAt(i) : '&';
      if ("&;# ".indexOf(c) < 0) {
        token.append(c);
        continue;
      }
      parameter(token.toString());
      token.setLength(0);
      if (i < query.length()) {
        shown.append(c);
      }
    }
  }

  private void parameter(String token) {
    int equals = token.indexOf('=');
    if (equals >= 0) {
      var key = token.substring(0, equals);
      shown.append(key).append('=').append(value(key, token.substring(equals + 1)));
    } else if (!token.isEmpty()) {
      removed.add(token);
      shown.append(MASK);
    }
  }

  private String value(String key, String value) {
    boolean harmless = HARMLESS.contains(key.toLowerCase(Locale.ROOT));
    if (value.isEmpty() || (harmless && HARMLESS_VALUE.matcher(value).matches())) {
      return value;
    }
    removed.add(value);
    return MASK;
  }

  private String replace(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .replaceAll(
            m -> {
              removed.add(m.group(group));
              return Matcher.quoteReplacement(m.group().replace(m.group(group), MASK));
            });
  }

  private static int first(String text, String signs) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String afterLast(String text, char sign) {
    return text.substring(text.lastIndexOf(sign) + 1);
  }
}
