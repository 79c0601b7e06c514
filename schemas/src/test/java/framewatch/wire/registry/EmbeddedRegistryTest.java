package framewatch.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryTest {
  private static final Schema ONE = record().requiredInt("a").endRecord();
  private static final Schema ADDED = record().requiredInt("a").optionalInt("b").endRecord();
  private static final Schema BROKEN = record().requiredInt("a").requiredInt("c").endRecord();

  private final EmbeddedRegistry registry = EmbeddedRegistry.start();
  private final RegistryClient client =
      new RegistryClient(Map.of("schema.registry.url", registry.url()));

  private static SchemaBuilder.FieldAssembler<Schema> record() {
    return SchemaBuilder.record("R").fields();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void keepsSchemasBySubjectVersionAndId() {
    int id = client.register("s-value", ONE);
    assertThat(client.register("s-value", ONE)).isEqualTo(id);
    assertThat(client.register("other-value", ONE)).isEqualTo(id);
    int second = client.register("s-value", ADDED);
    assertThat(second).isNotEqualTo(id);

    assertThat(client.schema(id)).isEqualTo(ONE);
    assertThat(client.versions("s-value")).containsExactly(1, 2);
    assertThat(client.latest("s-value"))
        .contains(new RegisteredSchema("s-value", 2, second, ADDED.toString()));
    assertThat(client.version("s-value", 1).orElseThrow().id()).isEqualTo(id);
    assertThat(client.find("s-value", ADDED).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void saysWhatItDoesNotKnow() {
    client.register("s-value", ONE);
    assertThat(client.find("s-value", BROKEN)).isEmpty();
    assertThat(client.find("none", ONE)).isEmpty();
    assertThat(client.latest("none")).isEmpty();
    assertThat(client.version("s-value", 9)).isEmpty();
    assertThat(client.versions("none")).isEmpty();
    assertThatThrownBy(() -> client.schema(99)).isInstanceOf(SchemaNotFoundException.class);
  }

  @Test
  void holdsSubjectsToTheirLevel() {
    client.register("s-value", ONE);
    assertThat(client.compatible("s-value", ADDED)).isTrue();
    assertThat(client.compatible("s-value", BROKEN)).isFalse();
    assertThat(client.compatible("none", BROKEN)).isTrue();
    assertThatThrownBy(() -> client.register("s-value", BROKEN))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("s-value")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");

    assertThat(client.compatibility("s-value")).isEmpty();
    client.setCompatibility("s-value", Compatibility.NONE);
    assertThat(client.compatibility("s-value")).contains(Compatibility.NONE);
    client.register("s-value", BROKEN);

    assertThat(client.globalCompatibility()).isEqualTo(Compatibility.BACKWARD);
    client.setGlobalCompatibility(Compatibility.FULL);
    assertThat(client.globalCompatibility()).isEqualTo(Compatibility.FULL);
  }

  @Test
  void checksEveryVersionWhereTheLevelIsTransitive() {
    client.setCompatibility("s-value", Compatibility.NONE);
    client.register("s-value", BROKEN);
    client.register("s-value", ONE);
    assertThat(Compatibility.BACKWARD.check(ADDED, java.util.List.of(BROKEN, ONE))).isEmpty();
    var changed = record().requiredInt("a").requiredString("c").endRecord();
    client.setCompatibility("s-value", Compatibility.FORWARD);
    client.register("s-value", record().requiredInt("a").requiredInt("d").endRecord());
    client.setCompatibility("s-value", Compatibility.FULL_TRANSITIVE);
    assertThatThrownBy(() -> client.register("s-value", changed)).hasMessageContaining("version 1");
  }

  /** Codes as Confluent documents them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /subjects/none/versions | | 404 | 40401",
        "GET | /subjects/s-value/versions/9 | | 404 | 40402",
        "GET | /subjects/s-value/versions/x | | 422 | 42202",
        "GET | /schemas/ids/99 | | 404 | 40403",
        "GET | /schemas/ids/x | | 404 | 40403",
        "POST | /subjects/none | {\"schema\": \"\\\"int\\\"\"} | 404 | 40401",
        "POST | /subjects/s-value | {\"schema\": \"\\\"int\\\"\"} | 404 | 40403",
        "POST | /subjects/s-value/versions | {\"schema\": \"x\"} | 422 | 42201",
        "POST | /subjects/s-value/versions | {\"schema\": \"\\\"int\\\"\"} | 409 | 409",
        "POST | /subjects/s-value/versions | {{ | 400 | 400",
        "POST | /subjects/s-value/versions | {\"schemaType\": \"JSON\", \"schema\": \"{}\"} | 422 |"
            + " 42201",
        "PUT | /config | {\"compatibility\": \"SOME\"} | 422 | 42203",
        "GET | /config/s-value | | 404 | 40408",
        "DELETE | /subjects | | 405 | 405",
        "GET | /nothing | | 404 | 404",
      })
  void answersWithConfluentsCodes(String method, String path, String body, int status, int code)
      throws Exception {
    client.register("s-value", ONE);
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(registry.url() + path)).method(method, publisher).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains("\"error_code\":" + code + ",");
  }
}
