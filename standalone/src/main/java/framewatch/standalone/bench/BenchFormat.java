package framewatch.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a result is printed: the values of {@code -o}. */
public enum BenchFormat {
  /** For people. */
  TABLE {
    @Override
    public String print(BenchReport report) {
      return facts(report) + grid(report.figures(), report.rows(), BenchFormat::aligned);
    }
  },
  /** For documents. */
  MARKDOWN {
    @Override
    public String print(BenchReport report) {
      return facts(report) + "\n" + grid(report.figures(), report.rows(), BenchFormat::piped);
    }
  },
  /** For programs: one object. */
  JSON {
    @Override
    public String print(BenchReport report) {
      return BenchJson.of(report) + "\n";
    }
  };

  /** The result as text that ends with a line break. */
  public abstract String print(BenchReport report);

  private interface Layout {
    String of(List<List<String>> cells);
  }

  private static String facts(BenchReport report) {
    return report.facts().entrySet().stream()
        .map(fact -> fact.getKey() + " " + fact.getValue())
        .collect(Collectors.joining(", ", "", "\n"));
  }

  private static String grid(List<Figure> figures, List<List<Figure>> rows, Layout layout) {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      List<List<String>> cells = new ArrayList<>();
      cells.add(rows.get(0).stream().map(Figure::label).toList());
      rows.forEach(row -> cells.add(row.stream().map(BenchFormat::median).toList()));
      text.append(layout.of(cells)).append(figures.isEmpty() ? "" : "\n");
    }
    if (!figures.isEmpty()) {
      List<List<String>> cells = new ArrayList<>();
      cells.add(List.of("", "median", "min", "max"));
      figures.forEach(figure -> cells.add(cells(figure)));
      text.append(layout.of(cells));
    }
    return text.toString();
  }

  private static String median(Figure figure) {
    return figure.unit().text(figure.spread().median());
  }

  private static List<String> cells(Figure figure) {
    Spread spread = figure.spread();
    Unit unit = figure.unit();
    return List.of(
        figure.label(),
        unit.text(spread.median()),
        unit.text(spread.min()),
        unit.text(spread.max()));
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
