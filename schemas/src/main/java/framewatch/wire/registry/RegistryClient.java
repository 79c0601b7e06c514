package framewatch.wire.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import framewatch.wire.registry.RegistryTransport.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Client of a schema registry that speaks Confluent's REST protocol. Every method may throw {@link
 * RegistryUnreachableException}, which is worth another try later, and {@link RegistryException}
 * for what is not. Schemas are kept by id for ever, as they never change. Safe for many threads.
 */
public final class RegistryClient {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /**
   * How long an id is taken to be unknown, so that a flood of garbage does not hit the registry.
   */
  private static final long UNKNOWN_NANOS = Duration.ofSeconds(5).toNanos();

  private static final int MOST_UNKNOWN = 1_000;

  private final RegistryTransport transport;
  private final ConcurrentHashMap<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Long> unknownSince = new ConcurrentHashMap<>();

  /**
   * A client for the registry that the keys name; it connects when it is first used.
   *
   * @param keys Confluent's keys, see {@link RegistryConfig}; others are ignored
   * @throws framewatch.config.SettingsException if a key is missing or wrong
   */
  public RegistryClient(Map<String, ?> keys) {
    transport = new RegistryTransport(RegistryConfig.from(keys));
  }

  /**
   * Registers a schema, or finds it registered.
   *
   * @return its id
   * @throws IncompatibleSchemaException if it may not follow those of the subject
   */
  public int register(String subject, Schema schema) {
    var answer = transport.send("POST", subjectPath(subject) + "/versions", body(schema));
    if (answer.status() == CONFLICT) {
      throw new IncompatibleSchemaException(
          subject + ": the registry refuses the schema as incompatible: " + answer.message());
    }
    return number(expect(answer, subject), "id");
  }

  /** Finds a schema under a subject; empty if it is not registered there. */
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    return registered(transport.send("POST", subjectPath(subject), body(schema)), subject);
  }

  /** The newest schema of a subject; empty if there is none. */
  public Optional<RegisteredSchema> latest(String subject) {
    return registered(
        transport.send("GET", subjectPath(subject) + "/versions/latest", null), subject);
  }

  /** One version of a subject; empty if there is none. */
  public Optional<RegisteredSchema> version(String subject, int version) {
    return registered(
        transport.send("GET", subjectPath(subject) + "/versions/" + version, null), subject);
  }

  /** The versions of a subject; empty for an unknown one. */
  public List<Integer> versions(String subject) {
    var answer = transport.send("GET", subjectPath(subject) + "/versions", null);
    var versions = new ArrayList<Integer>();
    if (answer.status() != NOT_FOUND) {
      expect(answer, subject).forEach(version -> versions.add(version.asInt()));
    }
    return versions;
  }

  /**
   * The schema of an id.
   *
   * @throws SchemaNotFoundException if the registry does not know it
   */
  public Schema schema(int id) {
    var known = schemas.get(id);
    // Others who want the same id wait here for the one who asks; a failure is not kept.
    return known != null ? known : schemas.computeIfAbsent(id, this::fetch);
  }

  private Schema fetch(int id) {
    var since = unknownSince.get(id);
    if (since != null && System.nanoTime() - since < UNKNOWN_NANOS) {
      throw unknown(id);
    }
    var answer = transport.send("GET", "/schemas/ids/" + id, null);
    if (answer.status() == NOT_FOUND) {
      if (unknownSince.size() >= MOST_UNKNOWN) {
        unknownSince.clear();
      }
      unknownSince.put(id, System.nanoTime());
      throw unknown(id);
    }
    var body = expect(answer, "schema id " + id);
    var type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new RegistryException(
          "schema id " + id + " is of type " + type + ": expected AVRO", null);
    }
    try {
      return new Schema.Parser().parse(body.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new RegistryException("schema id " + id + " is no Avro schema: " + e.getMessage(), e);
    }
  }

  /**
   * Asks whether a schema may follow the newest one of its subject.
   *
   * @return true also for a subject that has none yet
   */
  public boolean compatible(String subject, Schema schema) {
    var path = "/compatibility" + subjectPath(subject) + "/versions/latest";
    var answer = transport.send("POST", path, body(schema));
    return answer.status() == NOT_FOUND
        || expect(answer, subject).path("is_compatible").asBoolean();
  }

  /** Compatibility level of a subject; empty if it has none of its own. */
  public Optional<Compatibility> compatibility(String subject) {
    var answer = transport.send("GET", "/config/" + encoded(subject), null);
    return answer.status() == NOT_FOUND ? Optional.empty() : level(expect(answer, subject));
  }

  /** Sets the compatibility level of a subject. */
  public void setCompatibility(String subject, Compatibility level) {
    expect(transport.send("PUT", "/config/" + encoded(subject), body(level)), subject);
  }

  /** Compatibility level of subjects that have none of their own. */
  public Compatibility globalCompatibility() {
    return level(expect(transport.send("GET", "/config", null), "config"))
        .orElse(Compatibility.NONE);
  }

  /** Sets the compatibility level of subjects that have none of their own. */
  public void setGlobalCompatibility(Compatibility level) {
    expect(transport.send("PUT", "/config", body(level)), "config");
  }

  private static Optional<Compatibility> level(JsonNode body) {
    return Compatibility.named(body.path("compatibilityLevel").asText());
  }

  private static Optional<RegisteredSchema> registered(Answer answer, String subject) {
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    var body = expect(answer, subject);
    return Optional.of(
        new RegisteredSchema(
            subject, number(body, "version"), number(body, "id"), body.path("schema").asText()));
  }

  private static JsonNode expect(Answer answer, String what) {
    if (answer.status() / 100 == 2) {
      return answer.body();
    }
    var hint =
        switch (answer.status()) {
          case 401 -> " (expected credentials in basic.auth.user.info)";
          case 403 -> " (these credentials may not do that)";
          default -> "";
        };
    throw new RegistryException(
        what + ": the registry answers " + answer.errorCode() + ", " + answer.message() + hint,
        null);
  }

  private static int number(JsonNode body, String field) {
    var number = body.path(field);
    if (!number.isInt()) {
      throw new RegistryException(
          "the registry's answer has no " + field + ": expected a schema registry", null);
    }
    return number.asInt();
  }

  private static JsonNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static JsonNode body(Compatibility level) {
    return JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
  }

  private static SchemaNotFoundException unknown(int id) {
    return new SchemaNotFoundException("the registry does not know schema id " + id);
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encoded(subject);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
