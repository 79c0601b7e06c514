package framewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import framewatch.wire.registry.Compatibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas to every version that was ever released. Those are kept in {@code
 * src/main/released}, a folder a subject.
 *
 * <pre>
 * mvn -pl schemas test -Dtest=ReleasedSchemasTest -Dschemas.release=true     adds a version
 * mvn -pl schemas test -Dtest=ReleasedSchemasTest -Dschemas.release=rewrite  changes the newest
 * </pre>
 *
 * A version that anybody has written records with is never rewritten.
 */
class ReleasedSchemasTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("project.root"), "schemas/src/main/released");

  static List<Topic> topics() {
    return Topics.ALL.stream().filter(topic -> topic.schema().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void goTogetherWithEveryReleasedVersion(Topic topic) throws Exception {
    var current = topic.schema().orElseThrow();
    var released = released(topic);
    var release = System.getProperty("schemas.release", "false");
    if (release.equals("rewrite") && !released.isEmpty()) {
      released.remove(released.size() - 1);
    }
    var chain = new ArrayList<>(released);
    chain.add(current);
    for (int i = 0; i < chain.size(); i++) {
      check(topic, chain.get(i), chain.subList(0, i));
    }
    if (!release.equals("false") && !newest(released).equals(text(current))) {
      var file = file(topic, released.size() + 1);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(current) + "\n");
      released.add(current);
    }
    assertThat(newest(released.isEmpty() ? List.of() : released(topic)))
        .as(
            "%s differs from its newest released version. To release it:%n"
                + "mvn -pl schemas test -Dtest=ReleasedSchemasTest -Dschemas.release=true",
            current.getName())
        .isEqualTo(text(current));
  }

  private static void check(Topic topic, Schema schema, List<Schema> earlier)
      throws SchemaValidationException {
    var builder = new SchemaValidatorBuilder();
    var validator =
        topic.compatibility() == Compatibility.FULL_TRANSITIVE
            ? builder.mutualReadStrategy().validateAll()
            : builder.canReadStrategy().validateAll();
    // Avro wants the newest first.
    var newestFirst = new ArrayList<>(earlier);
    Collections.reverse(newestFirst);
    validator.validate(schema, newestFirst);
    assertThat(topic.compatibility().check(schema, earlier)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void haveADefaultAndAnExplanationInEveryField(Topic topic) {
    var problems = new ArrayList<String>();
    walk(topic.schema().orElseThrow(), problems, new HashSet<>());
    assertThat(problems).isEmpty();
  }

  private static void walk(Schema schema, List<String> problems, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          require(schema.getDoc() != null, schema.getName() + " has no doc", problems);
          for (var field : schema.getFields()) {
            var name = schema.getName() + "." + field.name();
            // Confluent's JavaScript client refuses a record's default where the record holds
            // bytes.
            // The two records without one have been there from version 1 and stay for ever.
            boolean record = field.schema().getType() == Schema.Type.RECORD;
            require(record || field.hasDefaultValue(), name + " has no default", problems);
            require(field.doc() != null, name + " has no doc", problems);
            walk(field.schema(), problems, seen);
          }
        }
      }
      case ENUM -> {
        require(schema.getDoc() != null, schema.getName() + " has no doc", problems);
        require(schema.getEnumDefault() != null, schema.getName() + " has no default", problems);
      }
      case ARRAY -> walk(schema.getElementType(), problems, seen);
      case MAP -> walk(schema.getValueType(), problems, seen);
      case UNION -> schema.getTypes().forEach(type -> walk(type, problems, seen));
      default -> {}
    }
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private static List<Schema> released(Topic topic) throws IOException {
    var released = new ArrayList<Schema>();
    for (int version = 1; Files.exists(file(topic, version)); version++) {
      released.add(new Schema.Parser().parse(Files.readString(file(topic, version))));
    }
    return released;
  }

  private static String text(Schema schema) throws IOException {
    return new ObjectMapper().readTree(schema.toString()).toPrettyString();
  }

  private static String newest(List<Schema> released) throws IOException {
    return released.isEmpty() ? "none" : text(released.get(released.size() - 1));
  }

  private static Path file(Topic topic, int version) {
    return FOLDER.resolve(topic.subject()).resolve("v" + version + ".avsc");
  }
}
