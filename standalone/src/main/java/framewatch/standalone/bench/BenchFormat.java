package framewatch.standalone.bench;

import framewatch.standalone.report.NumberTable;
import java.util.List;
import java.util.stream.Collectors;

/** How results are printed: the values of {@code -o}. */
public enum BenchFormat {
  /** For people. */
  TABLE {
    @Override
    public String print(List<BenchReport> reports) {
      return facts(reports) + text(reports, NumberTable::aligned);
    }
  },
  /** For documents. */
  MARKDOWN {
    @Override
    public String print(List<BenchReport> reports) {
      return facts(reports) + "\n" + text(reports, NumberTable::piped);
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
}
