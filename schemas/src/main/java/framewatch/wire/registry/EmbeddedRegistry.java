package framewatch.wire.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this process: the part of Confluent's REST protocol that clients of Avro
 * use, on the loopback address, in memory. For deployments in one process and for tests; nothing of
 * it outlives the process. It has threads of its own, which end with {@link #close}.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
  private static final int LARGEST_BODY = 4 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SubjectStore store = new SubjectStore();
  private final RegistryRoutes routes = new RegistryRoutes(store);
  private final ExecutorService threads;
  private final HttpServer server;

  private EmbeddedRegistry(HttpServer server) {
    this.server = server;
    threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              var thread = new Thread(task, "embedded-registry");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts a registry on a free port. */
  public static EmbeddedRegistry start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new EmbeddedRegistry(HttpServer.create(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients find it, the value of {@code schema.registry.url}. */
  public String url() {
    var address = server.getAddress();
    return "http://127.0.0.1:" + address.getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      JsonNode answer;
      try {
        answer = routes.answer(request(exchange));
      } catch (RegistryError e) {
        status = e.status();
        answer =
            MAPPER.createObjectNode().put("error_code", e.code()).put("message", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
        status = 500;
        answer = MAPPER.createObjectNode().put("error_code", 50001).put("message", e.toString());
      }
      var bytes = MAPPER.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static RegistryRoutes.Request request(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new RegistryError(413, 413, "Request is too large");
    }
    JsonNode body;
    try {
      body = bytes.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new RegistryError(400, 400, "Request is no JSON");
    }
    var path = exchange.getRequestURI().getRawPath().substring(1);
    var parts =
        Arrays.stream(path.split("/"))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    var query = String.valueOf(exchange.getRequestURI().getRawQuery());
    return new RegistryRoutes.Request(exchange.getRequestMethod(), parts, query, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
