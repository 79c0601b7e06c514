package framewatch.standalone.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table as lines, each column as wide as what stands in it. */
final class Columns {
  private static final int GAP = 2;

  private Columns() {}

  static List<String> align(List<List<String>> rows) {
    int[] width = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < width.length; i++) {
        line.append(row.get(i)).append(" ".repeat(width[i] - row.get(i).length() + GAP));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
