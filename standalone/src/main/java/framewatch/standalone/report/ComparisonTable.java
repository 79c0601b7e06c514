package framewatch.standalone.report;

import framewatch.standalone.report.Comparison.Change;
import framewatch.standalone.report.Comparison.Kind;
import framewatch.wire.avro.DefectEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a replay changes, for people. */
public final class ComparisonTable {
  private static final List<String> HEAD =
      List.of("CHANGE", "STREAM", "DETECTOR", "BEFORE", "AFTER");

  private ComparisonTable() {}

  /** A line for each change, headed, then the totals; only the totals if nothing changed. */
  public static List<String> lines(List<Change> changes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Change change : changes) {
      if (change.kind() != Kind.SAME) {
        rows.add(
            List.of(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.defect().getStreamId(),
                change.defect().getDetector(),
                span(change.before()),
                span(change.after())));
      }
    }
    List<String> lines = new ArrayList<>(rows.size() > 1 ? Columns.align(rows) : List.of());
    lines.add(totals(changes));
    return lines;
  }

  private static String span(@Nullable DefectEvent defect) {
    return defect == null
        ? "-"
        : MediaTime.clock(defect.getStartUs())
            + " - "
            + MediaTime.clock(defect.getEndUs())
            + " "
            + defect.getSeverity().name().toLowerCase(Locale.ROOT);
  }

  private static String totals(List<Change> changes) {
    StringBuilder totals = new StringBuilder("Against the defects on the topic: ");
    String separator = "";
    for (Kind kind : Kind.values()) {
      long count = changes.stream().filter(change -> change.kind() == kind).count();
      totals.append(separator).append(count).append(' ').append(phrase(kind));
      separator = ", ";
    }
    return totals.append('.').toString();
  }

  private static String phrase(Kind kind) {
    return switch (kind) {
      case SAME -> "the same";
      case NEW -> "new";
      case GONE -> "gone";
      case MOVED -> "moved";
      case SEVERITY -> "of another severity";
    };
  }
}
