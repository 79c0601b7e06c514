package framewatch.standalone.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import framewatch.cli.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder of labelled streams. Its {@code labels.json} is an object with a list {@code streams}:
 *
 * <pre>{@code
 * {"id": "v01", "file": "streams/v01.mp4", "duration": 38.0, "control": false,
 *  "events":  [{"type": "black", "start": 4.07, "end": 6.47}],
 *  "neutral": [{"kind": "fade_to_black", "start": 19.75, "end": 21.05}]}
 * }</pre>
 *
 * Times are seconds from the first video frame. Other fields are ignored.
 *
 * @param folder where the set lies
 */
public record LabelledSet(Path folder, List<LabelledStream> streams) {
  private static final String FILE = "labels.json";

  /**
   * Reads the labels of a folder.
   *
   * @throws InputException if there are none, or they have another form
   */
  public static LabelledSet read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      List<LabelledStream> streams = new ArrayList<>();
      for (JsonNode stream : root.path("streams")) {
        streams.add(stream(stream, folder, file));
      }
      if (streams.isEmpty()) {
        throw new InputException(file + ": expected an object with a list \"streams\"");
      }
      return new LabelledSet(folder, List.copyOf(streams));
    } catch (JsonProcessingException e) {
      throw new InputException(file + ": expected JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InputException(folder + ": expected a folder with a readable " + FILE, e);
    }
  }

  /** The types of defects that the set has labels of: of others it says nothing. */
  SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>();
    streams.forEach(stream -> stream.defects().forEach(label -> types.add(label.type())));
    return types;
  }

  /** Length of all streams together, hours. */
  double hours() {
    return streams.stream().mapToDouble(LabelledStream::seconds).sum() / 3600;
  }

  /** Length of those without a defect, hours. */
  double cleanHours() {
    return streams.stream().filter(LabelledStream::clean).mapToDouble(LabelledStream::seconds).sum()
        / 3600;
  }

  private static LabelledStream stream(JsonNode node, Path folder, Path file) {
    String id = node.path("id").asText();
    String where = file + ", stream " + (id.isEmpty() ? "without an id" : id);
    if (id.isEmpty() || !node.path("file").isTextual() || !node.path("duration").isNumber()) {
      throw new InputException(where + ": expected \"id\", \"file\" and \"duration\" in seconds");
    }
    return new LabelledStream(
        id,
        folder.resolve(node.path("file").asText()),
        node.path("duration").asDouble(),
        node.path("control").asBoolean(node.path("events").isEmpty()),
        labels(node.path("events"), "type", where),
        labels(node.path("neutral"), "kind", where));
  }

  private static List<Label> labels(JsonNode nodes, String typeField, String where) {
    List<Label> labels = new ArrayList<>();
    for (JsonNode node : nodes) {
      JsonNode start = node.path("start");
      JsonNode end = node.path("end");
      if (!node.path(typeField).isTextual()
          || !start.isNumber()
          || !end.isNumber()
          || end.asDouble() < start.asDouble()) {
        throw new InputException(
            "%s: expected \"%s\", \"start\" and \"end\" in seconds in %s"
                .formatted(where, typeField, node));
      }
      labels.add(new Label(node.path(typeField).asText(), start.asDouble(), end.asDouble()));
    }
    return List.copyOf(labels);
  }
}
