package framewatch.standalone.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of numbers: a name in the first column, numbers in the others, a head in the first row.
 */
public final class NumberTable {
  private NumberTable() {}

  /** For people: the first column to the left, numbers to the right. */
  public static String aligned(List<List<String>> rows) {
    int[] width = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.get(0)).append(" ".repeat(width[0] - row.get(0).length()));
      for (int i = 1; i < width.length; i++) {
        text.append("  ").append(" ".repeat(width[i] - row.get(i).length())).append(row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** For documents: Markdown. */
  public static String piped(List<List<String>> rows) {
    var text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
      if (row == rows.get(0)) {
        text.append("|---").append("|--:".repeat(row.size() - 1)).append("|\n");
      }
    }
    return text.toString();
  }
}
