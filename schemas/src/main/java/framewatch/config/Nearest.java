package framewatch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is not known. */
public final class Nearest {
  private Nearest() {}

  /** The known word with the fewest edits to the given one; empty if none is at all alike. */
  public static Optional<String> to(String word, Collection<String> known) {
    var given = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> edits(given, k.toLowerCase(Locale.ROOT)) <= Math.max(2, k.length() / 2))
        .min(
            Comparator.comparingInt((String k) -> edits(given, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The end of an error line: {@code , did you mean black.min-duration?}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(k -> ", did you mean " + k + "?").orElse("");
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
