package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Defects as RFC 4180 text; times in seconds of media time. */
final class DefectCsv {
  static final String HEAD =
      "id,stream,epoch,detector,severity,start,end,startPts,closeReason,evidenceTime,values";

  private DefectCsv() {}

  static String line(DefectEvent defect) {
    String reason = defect.getCloseReason();
    List<String> cells =
        List.of(
            defect.getId(),
            defect.getStreamId(),
            Long.toString(defect.getEpoch()),
            defect.getDetector(),
            defect.getSeverity().name().toLowerCase(Locale.ROOT),
            DefectJson.seconds(defect.getStartUs()).toString(),
            DefectJson.seconds(defect.getEndUs()).toString(),
            DefectJson.seconds(defect.getStartPtsUs()).toString(),
            reason == null ? "" : reason,
            defect.getEvidence() == null
                ? ""
                : DefectJson.seconds(defect.getEvidence().getTimeUs()).toString(),
            values(defect));
    StringJoiner line = new StringJoiner(",");
    cells.forEach(cell -> line.add(quoted(cell)));
    return line.toString();
  }

  private static String values(DefectEvent defect) {
    StringJoiner values = new StringJoiner(" ");
    for (Map.Entry<String, Double> value : new TreeMap<>(defect.getValues()).entrySet()) {
      values.add(value.getKey() + "=" + value.getValue());
    }
    return values.toString();
  }

  private static String quoted(String cell) {
    // A spreadsheet takes a cell that begins so for a formula; stream ids are named by others.
    String safe = !cell.isEmpty() && "=+@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    boolean plain = safe.indexOf(',') < 0 && safe.indexOf('"') < 0 && safe.indexOf('\n') < 0;
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
