package framewatch.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events as commands print them, in a form to compare between deployments. */
final class EventLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventLines() {}

  /** The phases of each defect, without emission time and lineage; as {@link Events#comparable}. */
  static Map<String, List<String>> comparable(List<String> lines) {
    Map<String, List<String>> defects = new TreeMap<>();
    for (String line : lines) {
      ObjectNode event = parse(line);
      event.remove(List.of("emitted", "lineage"));
      defects
          .computeIfAbsent(event.get("id").asText(), id -> new ArrayList<>())
          .add(event.toString());
    }
    return defects;
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON object: " + line, e);
    }
  }
}
