package framewatch.standalone.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well somebody's reports answer a set's labels.
 *
 * @param byType one for each type that the set has labels of
 * @param unlabelled reports by detector for which the set has no labels: right or false, it cannot
 *     say
 * @param alarmsOnClean reports of all detectors on streams without a defect
 */
public record Scores(
    SortedMap<String, Score> byType,
    SortedMap<String, List<Detected>> unlabelled,
    List<Detected> alarmsOnClean) {

  /** Scores all reports on a set. */
  public static Scores of(LabelledSet set, List<Detected> reports) {
    SortedMap<String, Score> byType = new TreeMap<>();
    Set<String> labelled = new HashSet<>();
    for (String name : set.types()) {
      LabelType type = LabelType.of(name);
      labelled.addAll(type.detectors());
      byType.put(name, Score.of(type, set, reports));
    }
    SortedMap<String, List<Detected>> unlabelled = new TreeMap<>();
    reports.stream()
        .filter(report -> !labelled.contains(report.detector()))
        .forEach(
            report ->
                unlabelled
                    .computeIfAbsent(report.detector(), detector -> new ArrayList<>())
                    .add(report));
    Set<String> clean = new HashSet<>();
    set.streams().stream().filter(LabelledStream::clean).forEach(s -> clean.add(s.id()));
    return new Scores(
        byType,
        unlabelled,
        reports.stream().filter(report -> clean.contains(report.stream())).toList());
  }

  /** What was missed and what was false, a line each, for people who want to look into it. */
  public List<String> mistakes() {
    List<String> lines = new ArrayList<>();
    byType.forEach(
        (type, score) ->
            score
                .matchings()
                .forEach(
                    matching -> {
                      matching.missed().forEach(l -> lines.add(line("missed", type, matching, l)));
                      matching.wrong().stream()
                          .map(report -> new Label(type, report.start(), report.end()))
                          .forEach(l -> lines.add(line("false", type, matching, l)));
                    }));
    return lines;
  }

  private static String line(String mistake, String type, Matching matching, Label where) {
    return String.format(
        Locale.ROOT,
        "%-6s  %-18s %s %.2f..%.2f",
        mistake,
        type,
        matching.stream(),
        where.start(),
        where.end());
  }
}
