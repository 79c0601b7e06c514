package framewatch.standalone.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Scores as one JSON object: by system, by type. Times are seconds, shares 0 to 1. */
final class ScoreJson {
  private ScoreJson() {}

  static String of(LabelledSet set, Map<String, Scores> systems) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("streams", set.streams().size());
      number(json, "hours", set.hours());
      number(json, "hours-clean", set.cleanHours());
      for (Map.Entry<String, Scores> system : systems.entrySet()) {
        json.writeObjectFieldStart(system.getKey());
        Scores scores = system.getValue();
        json.writeNumberField("reports-on-clean", scores.alarmsOnClean().size());
        for (Score score : scores.byType().values()) {
          json.writeObjectFieldStart(score.type());
          write(score, json);
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(Score score, JsonGenerator json) throws IOException {
    json.writeNumberField("labels", score.labels());
    json.writeNumberField("found", score.found());
    json.writeNumberField("false", score.wrong());
    json.writeNumberField("false-on-clean", score.falseOnClean());
    number(json, "recall", score.recall());
    number(json, "precision", score.precision());
    number(json, "f1", score.f1());
    number(json, "reports-per-label", score.reportsPerLabel());
    number(json, "onset-median", score.median(Matching.Pair::onset));
    number(json, "onset-p95", score.p95(Matching.Pair::onset));
    number(json, "end-median", score.median(Matching.Pair::offset));
    number(json, "end-p95", score.p95(Matching.Pair::offset));
    number(json, "alert-median", score.median(Matching.Pair::alert));
    number(json, "alert-p95", score.p95(Matching.Pair::alert));
  }

  /** To the millisecond, or thousandth; what is no number is left out. */
  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN));
    }
  }
}
