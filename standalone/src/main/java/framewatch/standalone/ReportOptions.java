package framewatch.standalone;

import framewatch.standalone.report.DefectJson;
import framewatch.standalone.report.Ledger;
import framewatch.standalone.report.OutputFormat;
import framewatch.wire.avro.DefectEvent;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a command prints the defects it finds; a picocli mixin. */
final class ReportOptions {

  @Option(
      names = {"-o", "--output-format"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table, json (a list of the defects in their final state), ndjson (one per line) or"
              + " csv. Default: table.")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--events",
      description =
          "Print every phase of every defect as it happens, one JSON object per line, in place of"
              + " the list at the end.")
  private boolean events;

  OutputFormat format() {
    return format;
  }

  /** True if the result is for people to read. */
  boolean forPeople() {
    return format == OutputFormat.TABLE && !events;
  }

  /** Takes an event as it happens. */
  void event(DefectEvent event, PrintWriter out) {
    if (events) {
      out.println(DefectJson.event(event));
      out.flush();
    }
  }

  /** Prints the defects at the end. */
  void end(Ledger ledger, PrintWriter out) {
    if (!events) {
      format.print(ledger.defects(), out);
    }
    out.flush();
  }
}
