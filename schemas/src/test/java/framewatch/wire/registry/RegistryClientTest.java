package framewatch.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framewatch.config.SettingsException;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.registry.FakeServer.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientTest {
  private static final Schema SCHEMA = DefectEvent.getClassSchema();
  private static final Reply FOUND = new Reply(200, "{\"schema\": \"\\\"string\\\"\"}");

  private static Map<String, Object> keys(String url) {
    var keys = new HashMap<String, Object>();
    keys.put("schema.registry.url", url);
    return keys;
  }

  private static RegistryClient client(String url) {
    return new RegistryClient(keys(url));
  }

  @Test
  void triesAgainAfterServerErrors() throws Exception {
    try (var server = new FakeServer(n -> n < 2 ? new Reply(500 + 3 * n, "oops") : FOUND)) {
      assertThat(client(server.url()).schema(7).getType()).isEqualTo(Schema.Type.STRING);
      assertThat(server.requests()).hasSize(3).containsOnly("GET /schemas/ids/7");
    }
  }

  @Test
  void givesUpInTimeWhenTheServerStaysBroken() throws Exception {
    try (var server = new FakeServer(n -> new Reply(503, "oops"))) {
      var keys = keys(server.url());
      keys.put("schema.registry.retry.timeout.ms", "2000");
      assertThatThrownBy(() -> new RegistryClient(keys).schema(7))
          .isInstanceOf(RegistryUnreachableException.class)
          .hasMessageStartingWith("schema registry " + server.url() + " cannot be reached: ");
      assertThat(server.requests().size()).isBetween(1, 8);
    }
  }

  @Test
  void givesUpInTimeWhenNobodyIsThere() {
    var keys = keys("http://user:canary@127.0.0.1:1");
    keys.put("schema.registry.retry.timeout.ms", "300");
    assertThatThrownBy(() -> new RegistryClient(keys).schema(7))
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessage("schema registry http://127.0.0.1:1 cannot be reached: no connection");
  }

  @Test
  void givesUpInTimeWhenTheServerIsSilent() throws Exception {
    try (var server = new FakeServer(n -> new Reply(200, null))) {
      var keys = keys(server.url());
      keys.put("http.read.timeout.ms", "100");
      keys.put("schema.registry.retry.timeout.ms", "150");
      assertThatThrownBy(() -> new RegistryClient(keys).schema(7))
          .isInstanceOf(RegistryUnreachableException.class)
          .hasMessageContaining("cannot be reached: no answer in");
    }
  }

  @Test
  void goesOnToTheNextUrlAndStaysThere() throws Exception {
    try (var server = new FakeServer(n -> FOUND)) {
      var client = client("http://127.0.0.1:1, " + server.url() + "/");
      client.schema(1);
      client.schema(2);
      assertThat(server.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
    }
  }

  @Test
  void saysThatAPageIsNoRegistry() throws Exception {
    try (var server = new FakeServer(n -> new Reply(200, "<html>hello</html>"))) {
      assertThatThrownBy(() -> client(server.url()).latest("x-value"))
          .isExactlyInstanceOf(RegistryException.class)
          .hasMessage(server.url() + ": status 200 and no JSON: expected a schema registry");
    }
    try (var server = new FakeServer(n -> new Reply(200, "{\"hello\": 1}"))) {
      assertThatThrownBy(() -> client(server.url()).latest("x-value"))
          .isExactlyInstanceOf(RegistryException.class)
          .hasMessage("the registry's answer has no version: expected a schema registry");
      assertThatThrownBy(() -> client(server.url()).schema(1))
          .isExactlyInstanceOf(RegistryException.class)
          .hasMessageStartingWith("schema id 1 is no Avro schema");
    }
    try (var server = new FakeServer(n -> new Reply(200, ""))) {
      assertThatThrownBy(() -> client(server.url()).latest("x-value"))
          .hasMessage(server.url() + ": status 200 and no JSON: expected a schema registry");
    }
  }

  @Test
  void refusesSchemasThatAreNotAvro() throws Exception {
    var reply = new Reply(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"x\"}");
    try (var server = new FakeServer(n -> reply)) {
      assertThatThrownBy(() -> client(server.url()).schema(1))
          .hasMessage("schema id 1 is of type PROTOBUF: expected AVRO");
    }
  }

  @Test
  void sendsCredentialsAndNeverShowsThem() throws Exception {
    var refusal = new Reply(401, "{\"error_code\": 401, \"message\": \"no user:canary@host\"}");
    try (var server = new FakeServer(n -> refusal)) {
      var keys = keys(server.url());
      keys.put("basic.auth.credentials.source", "USER_INFO");
      keys.put("schema.registry.basic.auth.user.info", "user:canary");
      assertThatThrownBy(() -> new RegistryClient(keys).latest("x"))
          .isExactlyInstanceOf(RegistryException.class)
          .hasMessage(
              "x: the registry answers 401, no ***@host"
                  + " (expected credentials in basic.auth.user.info)");
      var inUrl = server.url().replace("//", "//u%40x:can%2Fary@");
      assertThatThrownBy(() -> client(inUrl).latest("x")).hasMessageNotContaining("can");
      assertThat(server.credentials())
          .containsExactly("Basic dXNlcjpjYW5hcnk=", "Basic dUB4OmNhbi9hcnk=");
    }
  }

  @Test
  void asksOnceForAnIdThatManyWant() throws Exception {
    int threads = 8;
    var pool = Executors.newFixedThreadPool(threads);
    try (var server = new FakeServer(n -> FOUND)) {
      var client = client(server.url());
      var barrier = new CyclicBarrier(threads);
      var calls = new ArrayList<Callable<Schema>>();
      for (int i = 0; i < threads; i++) {
        calls.add(
            () -> {
              barrier.await();
              return client.schema(7);
            });
      }
      for (var result : pool.invokeAll(calls)) {
        assertThat(result.get().getType()).isEqualTo(Schema.Type.STRING);
      }
      assertThat(server.requests()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void remembersForAWhileThatAnIdIsUnknown() throws Exception {
    var reply = new Reply(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");
    try (var server = new FakeServer(n -> reply)) {
      var client = client(server.url());
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> client.schema(9))
            .isInstanceOf(SchemaNotFoundException.class)
            .hasMessage("the registry does not know schema id 9");
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void stopsWhenInterrupted() throws Exception {
    try (var server = new FakeServer(n -> new Reply(503, ""))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client(server.url()).schema(1))
          .isExactlyInstanceOf(RegistryException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void sendsTheSchemaItself() throws Exception {
    try (var server = new FakeServer(n -> new Reply(200, "{\"id\": 5}"))) {
      assertThat(client(server.url()).register("a b/c", SCHEMA)).isEqualTo(5);
      assertThat(server.requests()).containsExactly("POST /subjects/a%20b%2Fc/versions");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema.registry.url | '' | schema.registry.url=: expected a URL such as"
            + " http://localhost:8081",
        "schema.registry.url | ftp://u:canary@x | schema.registry.url=ftp://x: expected a URL such"
            + " as http://localhost:8081",
        "schema.registry.url | http://u:can ary@x | schema.registry.url=http://x: expected a URL"
            + " such as http://localhost:8081",
        "http.read.timeout.ms | 2s | schema.registry.http.read.timeout.ms=2s: expected"
            + " milliseconds above 0, such as 10000 for 10s",
        "basic.auth.credentials.source | SASL_INHERIT | basic.auth.credentials.source=SASL_INHERIT:"
            + " expected URL or USER_INFO",
        "schema.registry.ssl.truststore.location | x | schema.registry.ssl.truststore.location:"
            + " not supported, TLS comes from the JVM, use -Djavax.net.ssl.trustStore and so on",
      })
  void saysWhichKeyIsWrong(String key, String value, String message) {
    var keys = keys("http://localhost");
    keys.put(key, value);
    assertThatThrownBy(() -> new RegistryClient(keys))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }
}
