package framewatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Phase;
import framewatch.wire.avro.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OutputFormatTest {

  private static final DefectEvent BLACK = Examples.black().build();

  @Test
  void printsATableForPeople() {
    DefectEvent open =
        Examples.black()
            .setId("1")
            .setPhase(Phase.OPEN)
            .setDetector("clipping")
            .setSeverity(Severity.CRITICAL)
            .setStartUs(3_600_000_000L)
            .setEndUs(3_601_500_000L)
            .setValues(Map.of("share", 0.01234))
            .build();

    assertThat(print(OutputFormat.TABLE, BLACK, open))
        .isEqualTo(
            """
            START        END          DURATION  SEVERITY  DETECTOR  MEASURED
            0:00:02.480  0:01:02.000  59.520 s  warning   black     coverage=1 luma=16.25
            1:00:00.000  open         1.500 s   critical  clipping  share=0.012
            """);
  }

  @Test
  void printsNoTableWithoutADefect() {
    assertThat(print(OutputFormat.TABLE)).isEmpty();
  }

  @Test
  void namesTheStreamInATableOfMany() {
    DefectEvent other = Examples.black().setId("1").setStreamId("sports").build();

    assertThat(print(OutputFormat.TABLE, BLACK, other).lines())
        .map(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("STREAM", "news", "sports");
  }

  @Test
  void printsOneJsonArray() {
    String object =
        "{\"id\":\"0123456789abcdef0123456789abcdef\",\"stream\":\"news\","
            + "\"epoch\":-4503599627370496,\"detector\":\"black\",\"detectorVersion\":1,"
            + "\"configHash\":\"00112233aabbccdd\",\"profile\":\"live\",\"profileHash\":\"ffeeddccbbaa9988\",\"severity\":\"warning\",\"start\":2.48,"
            + "\"end\":62.000001,\"startPts\":3.88,\"closeReason\":\"recovered\","
            + "\"values\":{\"coverage\":1.0,\"luma\":16.25},"
            + "\"evidence\":{\"position\":3,\"time\":2.52}}";

    assertThat(print(OutputFormat.JSON, BLACK)).isEqualTo("[\n  " + object + "\n]\n");
    assertThat(print(OutputFormat.JSON)).isEqualTo("[]\n");
    assertThat(print(OutputFormat.NDJSON, BLACK)).isEqualTo(object + "\n");
  }

  @Test
  void printsAnEventWithPhaseLineageAndWallClocks() {
    DefectEvent live = Examples.black().setStartWallUs(1_700_000_000_000_000L).build();

    assertThat(DefectJson.event(live))
        .contains("\"phase\":\"CLOSE\"")
        .contains("\"startWall\":\"2023-11-14T22:13:20Z\"")
        .doesNotContain("endWall")
        .endsWith(
            "\"emitted\":\"2023-11-14T22:13:20.000001Z\",\"lineage\":"
                + "{\"topic\":\"framewatch.frames\",\"partition\":2,"
                + "\"firstOffset\":5,\"lastOffset\":9}}");
  }

  @Test
  void printsCsvThatASpreadsheetTakesForText() {
    DefectEvent odd = Examples.black().setStreamId("=a,b").setCloseReason(null).build();

    assertThat(print(OutputFormat.CSV, odd))
        .isEqualTo(
            """
            id,stream,epoch,detector,severity,start,end,startPts,closeReason,evidenceTime,values
            0123456789abcdef0123456789abcdef,"'=a,b",-4503599627370496,black,warning,\
            2.48,62.000001,3.88,,2.52,coverage=1.0 luma=16.25
            """);
  }

  private static String print(OutputFormat format, DefectEvent... defects) {
    StringWriter text = new StringWriter();
    format.print(List.of(defects), new PrintWriter(text, true));
    return text.toString();
  }
}
