package framewatch.standalone.score;

import framewatch.standalone.report.NumberTable;
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
      return NumberTable.aligned(ScoreCells.of(set, systems)) + "\n" + summary(set, systems);
    }
  },
  /** For documents. */
  MARKDOWN {
    @Override
    public String print(LabelledSet set, Map<String, Scores> systems) {
      return NumberTable.piped(ScoreCells.of(set, systems)) + "\n" + summary(set, systems);
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
}
