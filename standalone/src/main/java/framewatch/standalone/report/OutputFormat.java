package framewatch.standalone.report;

import framewatch.wire.avro.DefectEvent;
import java.io.PrintWriter;
import java.util.List;

/** How a list of defects is printed: the values of {@code -o}. */
public enum OutputFormat {
  /** A table for people. */
  TABLE {
    @Override
    public void print(List<DefectEvent> defects, PrintWriter out) {
      if (defects.isEmpty()) {
        return;
      }
      DefectTable.lines(defects).forEach(out::println);
    }
  },

  /** One JSON array, a defect per line. */
  JSON {
    @Override
    public void print(List<DefectEvent> defects, PrintWriter out) {
      out.print("[");
      String separator = "\n  ";
      for (DefectEvent defect : defects) {
        out.print(separator + DefectJson.defect(defect));
        separator = ",\n  ";
      }
      out.println(defects.isEmpty() ? "]" : "\n]");
    }
  },

  /** A JSON object per line. */
  NDJSON {
    @Override
    public void print(List<DefectEvent> defects, PrintWriter out) {
      defects.forEach(defect -> out.println(DefectJson.defect(defect)));
    }
  },

  /** Comma-separated values with a header. */
  CSV {
    @Override
    public void print(List<DefectEvent> defects, PrintWriter out) {
      out.println(DefectCsv.HEAD);
      defects.forEach(defect -> out.println(DefectCsv.line(defect)));
    }
  };

  /** Prints defects, each given by its last event. */
  public abstract void print(List<DefectEvent> defects, PrintWriter out);
}
