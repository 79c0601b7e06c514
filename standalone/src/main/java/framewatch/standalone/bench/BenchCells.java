package framewatch.standalone.bench;

import java.util.ArrayList;
import java.util.List;

/** Results as tables of text, the first row of which is the head. */
final class BenchCells {
  private BenchCells() {}

  /**
   * The tables: of one file's figures median and spread; of several files' figures the medians, a
   * column for each file; and of each file the rows, if it has any.
   */
  static List<List<List<String>>> of(List<BenchReport> reports) {
    List<List<List<String>>> tables = new ArrayList<>();
    if (!reports.get(0).figures().isEmpty()) {
      tables.add(reports.size() == 1 ? spreads(reports.get(0).figures()) : columns(reports));
    }
    for (BenchReport report : reports) {
      if (!report.rows().isEmpty()) {
        tables.add(rows(report.rows()));
      }
    }
    return tables;
  }

  private static List<List<String>> spreads(List<Figure> figures) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("", "median", "min", "max"));
    for (Figure figure : figures) {
      Spread spread = figure.spread();
      Unit unit = figure.unit();
      cells.add(
          List.of(
              figure.label(),
              unit.text(spread.median()),
              unit.text(spread.min()),
              unit.text(spread.max())));
    }
    return cells;
  }

  private static List<List<String>> columns(List<BenchReport> reports) {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("medians"));
    reports.forEach(report -> head.add(report.title()));
    cells.add(head);
    List<Figure> first = reports.get(0).figures();
    for (int i = 0; i < first.size(); i++) {
      List<String> line = new ArrayList<>(List.of(first.get(i).label()));
      for (BenchReport report : reports) {
        line.add(median(report.figures().get(i)));
      }
      cells.add(line);
    }
    return cells;
  }

  private static List<List<String>> rows(List<List<Figure>> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(rows.get(0).stream().map(Figure::label).toList());
    rows.forEach(row -> cells.add(row.stream().map(BenchCells::median).toList()));
    return cells;
  }

  private static String median(Figure figure) {
    return figure.unit().text(figure.spread().median());
  }
}
