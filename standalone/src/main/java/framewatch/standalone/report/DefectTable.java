package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Defects as a table for people. */
final class DefectTable {
  private static final List<String> HEAD =
      List.of("START", "END", "DURATION", "SEVERITY", "DETECTOR", "MEASURED");

  private DefectTable() {}

  /** Lines of the table, headed. */
  static List<String> lines(List<DefectEvent> defects) {
    boolean manyStreams = defects.stream().map(DefectEvent::getStreamId).distinct().count() > 1;
    List<List<String>> rows = new ArrayList<>();
    rows.add(withStream(manyStreams, "STREAM", HEAD));
    for (DefectEvent defect : defects) {
      rows.add(withStream(manyStreams, defect.getStreamId(), row(defect)));
    }
    return Columns.align(rows);
  }

  private static List<String> row(DefectEvent defect) {
    boolean closed = defect.getPhase() == Phase.CLOSE;
    return List.of(
        MediaTime.clock(defect.getStartUs()),
        closed ? MediaTime.clock(defect.getEndUs()) : "open",
        MediaTime.length(defect.getEndUs() - defect.getStartUs()),
        defect.getSeverity().name().toLowerCase(Locale.ROOT),
        defect.getDetector(),
        values(defect.getValues()));
  }

  private static List<String> withStream(boolean wanted, String stream, List<String> row) {
    if (!wanted) {
      return row;
    }
    List<String> wider = new ArrayList<>(row);
    wider.add(0, stream);
    return wider;
  }

  /** Measured values in short: {@code coverage=0.99 luma=16.2}. */
  static String values(Map<String, Double> values) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Double> value : new TreeMap<>(values).entrySet()) {
      text.append(text.isEmpty() ? "" : " ").append(value.getKey()).append('=');
      text.append(number(value.getValue()));
    }
    return text.toString();
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    // Two digits behind the point say enough of large values, small ones need their own.
    return String.format(Locale.ROOT, Math.abs(value) >= 0.1 ? "%.2f" : "%.2g", value);
  }
}
