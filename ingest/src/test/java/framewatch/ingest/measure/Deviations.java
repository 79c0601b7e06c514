package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far our measures are from what others compute of the same media: a row each in
 * docs/measures.md. A row says "at most", rounded up to one digit, because the last digits of other
 * programs depend on the processor they run on.
 */
final class Deviations {

  static final Path FILE = Path.of("..", "docs", "measures.md");
  static final String TABLE = "| measure | against | largest deviation |\n| --- | --- | --- |\n";

  /** Room for another processor, before rounding. */
  private static final BigDecimal ROOM = new BigDecimal("1.05");

  /** The worst of each row in this run; several tests may try one measure on different media. */
  private static final Map<String, Double> WORST = new HashMap<>();

  private Deviations() {}

  /**
   * Holds a measure to what another implementation says.
   *
   * @param measure name of the field, and in words what was compared if that is not the field
   * @param oracle the other implementation
   * @param unit of the deviation
   * @param worst largest absolute deviation that was seen
   * @param allowed largest one that passes
   */
  static void record(String measure, String oracle, String unit, double worst, double allowed) {
    assertThat(worst).as("%s against %s, %s", measure, oracle, unit).isBetween(0.0, allowed);
    try {
      String document = Files.readString(FILE);
      String start = "| %s | %s | ".formatted(measure, oracle);
      double overall = WORST.merge(start, worst, Math::max);
      if (Boolean.getBoolean("docs.update")) {
        document = with(document, start, start + upwards(overall) + " " + unit + " |");
        Files.writeString(FILE, document);
      }
      assertThat(worst)
          .as("%s against %s; %s", measure, oracle, MeasuresDocTest.HOW)
          .isLessThanOrEqualTo(stated(document, start));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double stated(String document, String start) {
    return document
        .lines()
        .filter(line -> line.startsWith(start))
        .map(
            line ->
                Double.parseDouble(
                    line.substring(start.length(), line.indexOf(' ', start.length()))))
        .findFirst()
        .orElse(-1.0);
  }

  private static String upwards(double worst) {
    return new BigDecimal(worst)
        .multiply(ROOM)
        .round(new MathContext(1, RoundingMode.UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The document with the row put in its place; rows are in alphabetical order. */
  private static String with(String document, String start, String row) {
    int from = document.indexOf(TABLE) + TABLE.length();
    List<String> rows = new ArrayList<>(document.substring(from).lines().toList());
    rows.removeIf(line -> line.startsWith(start));
    rows.add(row);
    return document.substring(0, from) + String.join("\n", rows.stream().sorted().toList()) + "\n";
  }
}
