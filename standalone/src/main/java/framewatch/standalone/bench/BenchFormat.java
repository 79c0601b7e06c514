package framewatch.standalone.bench;

import java.util.List;
import java.util.stream.Collectors;

/** How results are printed: the values of {@code -o}. */
public enum BenchFormat {
  /** For people. */
  TABLE {
    @Override
    public String print(List<BenchReport> reports) {
      return facts(reports) + text(reports, BenchFormat::aligned);
    }
  },
  /** For documents. */
  MARKDOWN {
    @Override
    public String print(List<BenchReport> reports) {
      return facts(reports) + "\n" + text(reports, BenchFormat::piped);
    }
  },
  /** For programs: an object for each file, in a list if there are several. */
  JSON {
    @Override
    public String print(List<BenchReport> reports) {
      String objects = reports.stream().map(BenchJson::of).collect(Collectors.joining(",\n"));
      return reports.size() == 1 ? objects + "\n" : "[" + objects + "]\n";
    }
  };

  /** The results, of a file each, as text that ends with a line break. */
  public abstract String print(List<BenchReport> reports);

  private interface Layout {
    String of(List<List<String>> cells);
  }

  private static String facts(List<BenchReport> reports) {
    return reports.stream()
        .map(
            report ->
                report.facts().entrySet().stream()
                    .map(fact -> fact.getKey() + " " + fact.getValue())
                    .collect(Collectors.joining(", ", "", "\n")))
        .collect(Collectors.joining());
  }

  private static String text(List<BenchReport> reports, Layout layout) {
    return BenchCells.of(reports).stream().map(layout::of).collect(Collectors.joining("\n"));
  }

  /** The first column to the left, numbers to the right. */
  private static String aligned(List<List<String>> cells) {
    int[] width = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : cells) {
      text.append(row.get(0)).append(" ".repeat(width[0] - row.get(0).length()));
      for (int i = 1; i < width.length; i++) {
        text.append("  ").append(" ".repeat(width[i] - row.get(i).length())).append(row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String piped(List<List<String>> cells) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : cells) {
      text.append(row.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
      if (row == cells.get(0)) {
        text.append("|---").append("|--:".repeat(row.size() - 1)).append("|\n");
      }
    }
    return text.toString();
  }
}
