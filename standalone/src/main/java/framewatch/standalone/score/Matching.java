package framewatch.standalone.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reports of one type on one stream against its labels, one to one.
 *
 * <ol>
 *   <li>A report may answer a label of its type when they overlap and have an intersection over
 *       union of at least 0.3, or begin within a second of each other, or the report covers half of
 *       the label and is at most three times as long. For points in time they have to begin within
 *       a second of each other; for A/V offset and truncation any overlap will do.
 *   <li>Of all pairs, those that are most alike are taken first; each report and each label is in
 *       one pair at most. A label without a report is missed.
 *   <li>A report without a label is a fragment if it overlaps a label of its type, beside the
 *       matter if half of it lies where the type may be reported as well or nobody can decide, and
 *       false otherwise.
 * </ol>
 *
 * @param stream the stream's id
 * @param pairs reports with the labels they answer
 * @param missed labels without a report
 * @param fragments further reports of a label
 * @param wrong false reports
 */
record Matching(
    String stream,
    List<Pair> pairs,
    List<Label> missed,
    List<Detected> fragments,
    List<Detected> wrong) {

  /** A report and the label that it answers. */
  record Pair(Detected report, Label label) {

    /** Begin of the report after that of the label, seconds. */
    double onset() {
      return report.start() - label.start();
    }

    /** End of the report after that of the label, seconds. */
    double offset() {
      return report.end() - label.end();
    }

    /** From the begin of the label until the report could be read, seconds. */
    double alert() {
      return report.known() - label.start();
    }
  }

  /** How far the edges of what else a type may be reported in are taken, seconds. */
  private static final double BESIDE_EDGE = 0.1;

  static Matching of(LabelType type, LabelledStream stream, List<Detected> reports) {
    List<Label> labels = stream.defects(type.name());
    List<Pair> possible = new ArrayList<>();
    for (Detected report : reports) {
      for (Label label : labels) {
        if (type.mayAnswer(report, label)) {
          possible.add(new Pair(report, label));
        }
      }
    }
    possible.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.report.likeness(pair.label))
            .thenComparingDouble(pair -> Math.abs(pair.onset())));
    Set<Detected> used = new HashSet<>();
    Set<Label> answered = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : possible) {
      if (!used.contains(pair.report) && !answered.contains(pair.label)) {
        used.add(pair.report);
        answered.add(pair.label);
        pairs.add(pair);
      }
    }
    List<Detected> fragments = new ArrayList<>();
    List<Detected> wrong = new ArrayList<>();
    for (Detected report : reports) {
      if (used.contains(report)) {
        continue;
      }
      if (labels.stream()
          .anyMatch(label -> report.overlap(label) > 0 || near(type, report, label))) {
        fragments.add(report);
      } else if (!beside(type, stream, report)) {
        wrong.add(report);
      }
    }
    List<Label> missed = labels.stream().filter(label -> !answered.contains(label)).toList();
    return new Matching(stream.id(), pairs, missed, fragments, wrong);
  }

  private static boolean near(LabelType type, Detected report, Label label) {
    return type.rule() == LabelType.Rule.POINT
        && Math.abs(report.start() - label.start()) <= 2 * LabelType.TOGETHER;
  }

  private static boolean beside(LabelType type, LabelledStream stream, Detected report) {
    // A report of no length counts as one of a millisecond.
    double length = Math.max(report.length(), 1e-3);
    var stretched =
        new Detected(
            report.stream(), report.detector(), report.start(), report.start() + length, 0);
    double covered = 0;
    double reached = Double.NEGATIVE_INFINITY;
    List<Label> besides = new ArrayList<>(stream.defects());
    besides.addAll(stream.others());
    besides.removeIf(label -> !type.beside().contains(label.type()));
    besides.sort(Comparator.comparingDouble(Label::start));
    for (Label label : besides) {
      double from = Math.max(reached, label.start() - BESIDE_EDGE);
      double to = label.end() + BESIDE_EDGE;
      if (to > from) {
        covered += stretched.overlap(new Label(label.type(), from, to));
        reached = to;
      }
    }
    return covered >= length / 2;
  }
}
