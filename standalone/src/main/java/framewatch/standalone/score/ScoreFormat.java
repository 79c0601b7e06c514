package framewatch.standalone.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How scores are printed: the values of {@code -o}. */
public enum ScoreFormat {
  /** For people. */
  TABLE {
    @Override
    public String print(LabelledSet set, Map<String, Scores> systems) {
      return aligned(ScoreCells.of(set, systems)) + "\n" + summary(set, systems);
    }
  },
  /** For documents. */
  MARKDOWN {
    @Override
    public String print(LabelledSet set, Map<String, Scores> systems) {
      return piped(ScoreCells.of(set, systems)) + "\n" + summary(set, systems);
    }
  },
  /** For programs. */
  JSON {
    @Override
    public String print(LabelledSet set, Map<String, Scores> systems) {
      return ScoreJson.of(set, systems);
    }
  };

  /**
   * The scores of one or more systems, such as {@code framewatch} and {@code ffmpeg}, on a set.
   *
   * @param systems by name, in the order of columns; the first in detail
   */
  public abstract String print(LabelledSet set, Map<String, Scores> systems);

  private static String summary(LabelledSet set, Map<String, Scores> systems) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d streams, %.2f hours; %.2f hours clean",
            set.streams().size(),
            set.hours(),
            set.cleanHours()));
    Scores first = systems.values().iterator().next();
    lines.add(
        String.format(
            Locale.ROOT,
            "reports on clean streams, all detectors: %d, %.1f per hour",
            first.alarmsOnClean().size(),
            first.alarmsOnClean().size() / set.cleanHours()));
    first
        .unlabelled()
        .forEach(
            (detector, reports) ->
                lines.add("no labels for " + detector + ": " + reports.size() + " reports"));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** The first two columns to the left, numbers to the right. */
  private static String aligned(List<List<String>> rows) {
    int[] width = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        String pad = " ".repeat(width[i] - row.get(i).length());
        text.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String piped(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
      if (row == rows.get(0)) {
        text.append("|---").append("|--:".repeat(row.size() - 1)).append("|\n");
      }
    }
    return text.toString();
  }
}
