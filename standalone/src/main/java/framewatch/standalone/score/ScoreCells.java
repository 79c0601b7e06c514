package framewatch.standalone.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores as rows of a table, the head first. */
final class ScoreCells {
  private ScoreCells() {}

  static List<List<String>> of(LabelledSet set, Map<String, Scores> systems) {
    List<String> names = List.copyOf(systems.keySet());
    List<List<String>> rows = new ArrayList<>();
    List<String> head =
        new ArrayList<>(
            List.of(
                "type",
                "labels",
                "found",
                "false",
                "recall",
                "precision",
                "onset s",
                "end s",
                "reports/label",
                "false/h clean",
                "alert s",
                names.get(0) + " F1"));
    names.stream().skip(1).forEach(name -> head.add(name + " F1"));
    rows.add(head);
    Scores first = systems.values().iterator().next();
    first.byType().forEach((type, score) -> rows.add(row(type, score, set, systems)));
    return rows;
  }

  private static List<String> row(
      String type, Score score, LabelledSet set, Map<String, Scores> systems) {
    List<String> row = new ArrayList<>();
    row.add(type);
    row.add(Integer.toString(score.labels()));
    row.add(Integer.toString(score.found()));
    row.add(Integer.toString(score.wrong()));
    row.add(share(score.recall()));
    row.add(share(score.precision()));
    boolean stretch = LabelType.of(type).rule() != LabelType.Rule.OVERLAP;
    boolean ends = LabelType.of(type).rule() == LabelType.Rule.STRETCH;
    row.add(
        stretch
            ? spread(score.median(Matching.Pair::onset), score.p95(Matching.Pair::onset))
            : "-");
    row.add(
        ends ? spread(score.median(Matching.Pair::offset), score.p95(Matching.Pair::offset)) : "-");
    row.add(number(score.reportsPerLabel(), "%.2f"));
    row.add(number(score.falseOnClean() / set.cleanHours(), "%.1f"));
    row.add(spread(score.median(Matching.Pair::alert), score.p95(Matching.Pair::alert)));
    systems.values().forEach(system -> row.add(f1(system.byType().get(type))));
    return row;
  }

  private static String f1(@Nullable Score score) {
    return score == null ? "-" : number(score.f1(), "%.2f");
  }

  /** Median and 95th percentile. */
  private static String spread(double median, double p95) {
    return Double.isNaN(median) ? "-" : number(median, "%.2f") + " / " + number(p95, "%.2f");
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String number(double value, String format) {
    // Of a hair less than nothing there would be left a minus.
    double shown = Math.abs(value) < 0.005 ? 0 : value;
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, shown) : "-";
  }
}
