package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers events and knows each defect by the last of its events. Used by one thread. */
public final class Ledger {
  private static final Comparator<DefectEvent> ORDER =
      Comparator.comparing(DefectEvent::getStreamId)
          .thenComparing(DefectEvent::getStartUs)
          .thenComparing(DefectEvent::getDetector)
          .thenComparing(DefectEvent::getId);

  private final Map<String, DefectEvent> lastById = new HashMap<>();

  /** Takes the next event of a defect. */
  public void add(DefectEvent event) {
    lastById.put(event.getId(), event);
  }

  /** The last event of every defect, by stream and start. */
  public List<DefectEvent> defects() {
    List<DefectEvent> defects = new ArrayList<>(lastById.values());
    defects.sort(ORDER);
    return defects;
  }

  /** The highest severity there is; null without a defect. */
  public @Nullable Severity worst() {
    return lastById.values().stream()
        .map(DefectEvent::getSeverity)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
