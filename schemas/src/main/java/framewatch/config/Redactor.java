package framewatch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks credentials in text that others wrote: FFmpeg's log lines, messages of exceptions. It knows
 * what the open sources hold, and masks whatever else looks like a URL with credentials. Immutable,
 * safe for many threads.
 */
public final class Redactor {
  /** A shorter secret would tear words apart; in a URL it is masked all the same. */
  private static final int SHORTEST = 4;

  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.,-]*://[^\\s\"'<>`]+|(?<![\\w/])//[^\\s\"'<>`/]+@\\S+");

  private static final Pattern USER =
      Pattern.compile("[^\\s/@\"'<>=]+:[^\\s/@\"'<>]+@(?=[\\w\\[])");

  private static final Pattern HEADER =
      Pattern.compile("(?i)((?:proxy-)?authorization|(?:set-)?cookie)(\\s*[:=]\\s*)[^\\r\\n]+");

  private static final Pattern KEYED =
      Pattern.compile(
          "(?i)\\b([\\w.-]*(?:passw(?:or)?d|passphrase|passwd|secret|token|signature|api[_-]?key"
              + "|credential|streamid)\"?\\s*[=:]\\s*)(?!\\*{3})(\"[^\"]*\"|'[^']*'|[^\\s&,;\"']+)");

  private final List<SourceUri> sources;
  private final List<String> secrets;

  /** A redactor that also knows the credentials of the given sources. */
  public Redactor(Collection<SourceUri> sources) {
    this.sources = List.copyOf(sources);
    this.secrets =
        sources.stream()
            .flatMap(source -> source.secrets().stream())
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /** A redactor for the text of one source. */
  public static Redactor of(SourceUri source) {
    return new Redactor(List.of(source));
  }

  /** The text with what looks like a credential masked, where no source is known. */
  public static String text(String text) {
    return new Redactor(List.of()).redact(text);
  }

  /** The text with every credential masked. */
  public String redact(String text) {
    var result = text;
    for (SourceUri source : sources) {
      if (!source.reveal().isEmpty()) {
        result = result.replace(source.reveal(), source.toString());
      }
    }
    for (String secret : secrets) {
      result = result.replace(secret, Redaction.MASK);
    }
    result =
        URL.matcher(result)
            .replaceAll(m -> Matcher.quoteReplacement(SourceUri.of(m.group()).toString()));
    result = HEADER.matcher(result).replaceAll("$1$2" + Redaction.MASK);
    result = KEYED.matcher(result).replaceAll("$1" + Redaction.MASK);
    return USER.matcher(result).replaceAll(Redaction.MASK + "@");
  }
}
