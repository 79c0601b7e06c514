package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a replay with other settings changes: the defects before, set against those after. Defects
 * belong together if they have one id, or else if one detector found both in one session and they
 * overlap, the longest overlap first.
 */
public final class Comparison {

  /** How a defect differs. */
  public enum Kind {
    SAME,
    NEW,
    GONE,
    MOVED,
    SEVERITY
  }

  /**
   * A pair that belongs together.
   *
   * @param before null for a new defect
   * @param after null for one that is gone
   */
  public record Change(Kind kind, @Nullable DefectEvent before, @Nullable DefectEvent after) {

    /** The defect after the change, or the one that is gone. */
    public DefectEvent defect() {
      return Objects.requireNonNull(after != null ? after : before);
    }
  }

  private static final Comparator<Change> ORDER =
      Comparator.comparing((Change change) -> change.defect().getStreamId())
          .thenComparing(change -> change.defect().getStartUs())
          .thenComparing(change -> change.defect().getDetector());

  private record Pair(DefectEvent before, DefectEvent after, long overlapUs) {}

  private Comparison() {}

  /** Sets defects, each given by its last event, against each other; by stream and start. */
  public static List<Change> of(List<DefectEvent> before, List<DefectEvent> after) {
    List<Pair> pairs = new ArrayList<>();
    for (DefectEvent old : before) {
      for (DefectEvent fresh : after) {
        if (sameSession(old, fresh) && overlapUs(old, fresh) >= 0) {
          pairs.add(new Pair(old, fresh, overlapUs(old, fresh)));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::overlapUs).reversed());
    Set<String> oldTaken = new HashSet<>();
    Set<String> freshTaken = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    for (Pair pair : pairs) {
      if (!oldTaken.contains(pair.before.getId()) && !freshTaken.contains(pair.after.getId())) {
        oldTaken.add(pair.before.getId());
        freshTaken.add(pair.after.getId());
        changes.add(new Change(kind(pair.before, pair.after), pair.before, pair.after));
      }
    }
    before.stream()
        .filter(old -> !oldTaken.contains(old.getId()))
        .forEach(old -> changes.add(new Change(Kind.GONE, old, null)));
    after.stream()
        .filter(fresh -> !freshTaken.contains(fresh.getId()))
        .forEach(fresh -> changes.add(new Change(Kind.NEW, null, fresh)));
    changes.sort(ORDER);
    return changes;
  }

  private static Kind kind(DefectEvent before, DefectEvent after) {
    if (before.getStartUs() != after.getStartUs() || before.getEndUs() != after.getEndUs()) {
      return Kind.MOVED;
    }
    return before.getSeverity() == after.getSeverity() ? Kind.SAME : Kind.SEVERITY;
  }

  private static boolean sameSession(DefectEvent a, DefectEvent b) {
    return a.getDetector().equals(b.getDetector())
        && a.getStreamId().equals(b.getStreamId())
        && a.getEpoch() == b.getEpoch();
  }

  /** Microseconds that both last; negative if they do not touch; endless for the same defect. */
  private static long overlapUs(DefectEvent a, DefectEvent b) {
    return a.getId().equals(b.getId())
        ? Long.MAX_VALUE
        : Math.min(a.getEndUs(), b.getEndUs()) - Math.max(a.getStartUs(), b.getStartUs());
  }
}
