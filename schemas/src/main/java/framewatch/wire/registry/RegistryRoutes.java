package framewatch.wire.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Which request of Confluent's REST protocol does what in the embedded registry. */
final class RegistryRoutes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A request.
   *
   * @param path its parts, decoded
   */
  record Request(String method, List<String> path, String query, JsonNode body) {}

  private final SubjectStore store;

  RegistryRoutes(SubjectStore store) {
    this.store = store;
  }

  /** Does what the request asks for; throws {@link RegistryError} for what cannot be done. */
  JsonNode answer(Request request) {
    var path = request.path();
    return switch (path.get(0)) {
      case "subjects" -> subjects(request, path);
      case "schemas" -> schemas(request, path);
      case "compatibility" -> compatibility(request, path);
      case "config" -> config(request, path);
      case "mode" -> MAPPER.createObjectNode().put("mode", "READWRITE");
      case "" -> MAPPER.createObjectNode();
      default -> throw notFound();
    };
  }

  private JsonNode subjects(Request request, List<String> path) {
    boolean reads = request.method().equals("GET");
    boolean writes = request.method().equals("POST");
    if (path.size() == 1 && reads) {
      return MAPPER.valueToTree(store.subjects());
    }
    if (path.size() == 2 && writes) {
      var subject = path.get(1);
      var schema = schema(request);
      store.versions(subject);
      return whole(
          store
              .find(subject, schema)
              .orElseThrow(() -> new RegistryError(404, 40403, "Schema not found")));
    }
    if (path.size() < 3 || !path.get(2).equals("versions")) {
      throw path.size() < 3 ? notAllowed() : notFound();
    }
    if (path.size() == 3 && writes) {
      var registered = store.register(path.get(1), schema(request));
      return MAPPER.createObjectNode().put("id", registered.id());
    }
    if (path.size() == 3 && reads) {
      int count = store.versions(path.get(1)).size();
      return MAPPER.valueToTree(IntStream.rangeClosed(1, count).toArray());
    }
    if (path.size() == 4 && reads) {
      return whole(store.version(path.get(1), path.get(3)));
    }
    throw notAllowed();
  }

  private JsonNode schemas(Request request, List<String> path) {
    if (!request.method().equals("GET")) {
      throw notAllowed();
    }
    if (path.size() == 2 && path.get(1).equals("types")) {
      return MAPPER.valueToTree(List.of("AVRO"));
    }
    if (path.size() == 3 && path.get(1).equals("ids")) {
      return MAPPER.createObjectNode().put("schema", store.schema(path.get(2)));
    }
    if (path.size() == 4 && path.get(3).equals("versions")) {
      var uses = MAPPER.createArrayNode();
      for (var use : store.uses(path.get(2))) {
        uses.addObject().put("subject", use.subject()).put("version", use.version());
      }
      return uses;
    }
    throw notFound();
  }

  private JsonNode compatibility(Request request, List<String> path) {
    if (!request.method().equals("POST")) {
      throw notAllowed();
    }
    if (path.size() < 4 || path.size() > 5 || !path.get(1).equals("subjects")) {
      throw notFound();
    }
    var version = path.size() == 5 ? path.get(4) : null;
    var problems = store.check(path.get(2), schema(request), version);
    var answer = MAPPER.createObjectNode().put("is_compatible", problems.isEmpty());
    if (request.query().contains("verbose=true")) {
      answer.set("messages", MAPPER.valueToTree(problems));
    }
    return answer;
  }

  private JsonNode config(Request request, List<String> path) {
    var subject = path.size() == 2 ? path.get(1) : null;
    return switch (request.method()) {
      case "GET" ->
          MAPPER.createObjectNode().put("compatibilityLevel", level(subject, request).name());
      case "PUT" -> setLevel(subject, request.body().path("compatibility").asText());
      case "DELETE" -> {
        var before = level(subject, request);
        if (subject != null) {
          store.removeLevel(subject);
        }
        yield MAPPER.createObjectNode().put("compatibility", before.name());
      }
      default -> throw notAllowed();
    };
  }

  private Compatibility level(@Nullable String subject, Request request) {
    if (subject == null) {
      return store.globalLevel();
    }
    var own = store.level(subject);
    if (own.isEmpty() && !request.query().contains("defaultToGlobal=true")) {
      throw new RegistryError(
          404,
          40408,
          "Subject '" + subject + "' does not have subject-level compatibility configured");
    }
    return own.orElse(store.globalLevel());
  }

  private JsonNode setLevel(@Nullable String subject, String name) {
    var level =
        Compatibility.named(name)
            .orElseThrow(() -> new RegistryError(422, 42203, "Invalid compatibility level"));
    if (subject == null) {
      store.setGlobalLevel(level);
    } else {
      store.setLevel(subject, level);
    }
    return MAPPER.createObjectNode().put("compatibility", level.name());
  }

  private static Schema schema(Request request) {
    var type = request.body().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") || !request.body().path("references").isEmpty()) {
      throw new RegistryError(422, 42201, "Only Avro schemas without references are supported");
    }
    try {
      return new Schema.Parser().parse(request.body().path("schema").asText());
    } catch (AvroRuntimeException e) {
      throw new RegistryError(422, 42201, "Invalid schema: " + e.getMessage());
    }
  }

  private static ObjectNode whole(RegisteredSchema schema) {
    return MAPPER
        .createObjectNode()
        .put("subject", schema.subject())
        .put("version", schema.version())
        .put("id", schema.id())
        .put("schema", schema.schema());
  }

  private static RegistryError notFound() {
    return new RegistryError(404, 404, "HTTP 404 Not Found");
  }

  private static RegistryError notAllowed() {
    return new RegistryError(405, 405, "HTTP 405 Method Not Allowed");
  }
}
