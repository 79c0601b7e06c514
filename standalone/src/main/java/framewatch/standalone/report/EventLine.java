package framewatch.standalone.report;

import framewatch.detect.Detectors;
import framewatch.wire.avro.DefectEvent;
import java.util.Locale;

/** One phase of a defect as a line for people who watch. */
public final class EventLine {
  private static final int NAME_WIDTH =
      Detectors.ALL.stream().mapToInt(spec -> spec.name().length()).max().orElseThrow();

  private EventLine() {}

  /** Such as {@code OPEN 0:00:05.000 black warning coverage=1 luma=16.25}. */
  public static String of(DefectEvent event) {
    String severity = event.getSeverity().name().toLowerCase(Locale.ROOT);
    return String.format(
            Locale.ROOT,
            "%-6s  %s  %-" + NAME_WIDTH + "s  %-8s  %s",
            event.getPhase(),
            MediaTime.clock(event.getStartUs()),
            event.getDetector(),
            severity,
            switch (event.getPhase()) {
              case CLOSE -> lasted(event) + ", " + event.getCloseReason();
              case UPDATE -> lasted(event) + " so far";
              case OPEN, UNKNOWN -> DefectTable.values(event.getValues());
            })
        .stripTrailing();
  }

  private static String lasted(DefectEvent event) {
    return MediaTime.length(event.getEndUs() - event.getStartUs());
  }
}
