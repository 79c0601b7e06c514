package framewatch.standalone.faults;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import framewatch.standalone.score.Label;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a set's {@code labels.json}, whose form docs/scoring.md states. */
final class Labels {
  private Labels() {}

  /** A finished stream: its file, relative to the folder of the set, and what was planted. */
  record Stream(String id, String file, Take take) {}

  static void write(Path folder, long seed, List<Stream> streams) throws IOException {
    Path file = folder.resolve("labels.json");
    try (var out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("seed", seed);
      json.writeArrayFieldStart("streams");
      for (Stream stream : streams) {
        write(stream, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(Stream stream, JsonGenerator json) throws IOException {
    Take take = stream.take;
    json.writeStartObject();
    json.writeStringField("id", stream.id);
    json.writeStringField("file", stream.file);
    seconds(json, "duration", take.seconds());
    json.writeNumberField("fps", take.reel.shape.fps());
    json.writeNumberField("width", take.reel.shape.width());
    json.writeNumberField("height", take.reel.shape.height());
    json.writeBooleanField("control", take.defects().isEmpty());
    write(json, "events", "type", take.defects());
    write(json, "neutral", "kind", take.others());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, String type, List<Label> labels)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Label label : labels) {
      json.writeStartObject();
      json.writeStringField(type, label.type());
      seconds(json, "start", label.start());
      seconds(json, "end", label.end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void seconds(JsonGenerator json, String name, double value) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN));
  }
}
