package framewatch.config;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting that holds for a part of the process only: {@code profile.sports.freeze.min-duration},
 * {@code stream.channel-5.black.level}, and {@code stream.channel-5.profile}, which names the
 * profile of a stream.
 *
 * @param scope {@code profile} or {@code stream}
 * @param name of the profile or stream
 * @param key of the setting
 */
record ScopedKey(String scope, String name, String key) {
  private static final Pattern SCOPED = Pattern.compile("(profile|stream)\\.(.+)");

  /** The key in its parts; null if it has no scope. The name itself may hold dots. */
  static @Nullable ScopedKey of(String text, Collection<String> known) {
    var match = SCOPED.matcher(text);
    if (!match.matches() || known.contains(text)) {
      return null;
    }
    String scope = match.group(1);
    String rest = match.group(2);
    String key = "";
    for (String candidate : known) {
      if (rest.endsWith("." + candidate) && candidate.length() > key.length()) {
        key = candidate;
      }
    }
    if (key.isEmpty() && scope.equals("stream") && rest.endsWith(".profile")) {
      key = "profile";
    }
    if (key.isEmpty()) {
      throw new SettingsException(
          text + ": expected " + scope + ".NAME.KEY with the key of a setting" + hint(rest, known));
    }
    return new ScopedKey(scope, rest.substring(0, rest.length() - key.length() - 1), key);
  }

  private static String hint(String rest, Collection<String> known) {
    int dot = rest.indexOf('.');
    return Nearest.hint(dot < 0 ? rest : rest.substring(dot + 1), known);
  }
}
