package framewatch.standalone.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** A result as one JSON object: the facts, the figures by key, the rows as a list of objects. */
final class BenchJson {
  private static final MathContext DIGITS = new MathContext(6);

  private BenchJson() {}

  static String of(BenchReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      for (Map.Entry<String, Object> fact : report.facts().entrySet()) {
        json.writeFieldName(fact.getKey());
        if (fact.getValue() instanceof Number number) {
          json.writeNumber(rounded(number.doubleValue()));
        } else {
          json.writeString(fact.getValue().toString());
        }
      }
      write(report.figures(), json);
      if (!report.rows().isEmpty()) {
        json.writeArrayFieldStart(report.rowsKey());
        for (List<Figure> row : report.rows()) {
          json.writeStartObject();
          write(row, json);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(List<Figure> figures, JsonGenerator json) throws IOException {
    for (Figure figure : figures) {
      if (figure.unit() == Unit.COUNT) {
        json.writeNumberField(figure.key(), Math.round(figure.spread().median()));
      } else {
        json.writeObjectFieldStart(figure.key());
        json.writeNumberField("median", rounded(figure.spread().median()));
        json.writeNumberField("min", rounded(figure.spread().min()));
        json.writeNumberField("max", rounded(figure.spread().max()));
        json.writeEndObject();
      }
    }
  }

  /** To six digits: more would be noise. A number that is none, as of 0 by 0, becomes 0. */
  private static BigDecimal rounded(double value) {
    if (!Double.isFinite(value)) {
      return BigDecimal.ZERO;
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
