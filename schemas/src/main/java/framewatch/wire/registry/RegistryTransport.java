package framewatch.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import framewatch.config.Redactor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a registry and gets JSON back. What may pass (no connection, no answer in time,
 * 429, 5xx) is tried again, at the next URL if there are several, with growing waits, until the
 * time of the call is up. Safe for many threads.
 */
final class RegistryTransport {
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final long FIRST_WAIT_MS = 100;
  private static final long LONGEST_WAIT_MS = 5_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient http;
  private volatile int preferred;

  RegistryTransport(RegistryConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** An answer below 500: its status and what it says. */
  record Answer(int status, JsonNode body) {
    int errorCode() {
      return body.path("error_code").asInt(status);
    }

    String message() {
      return Redactor.text(body.path("message").asText("status " + status));
    }
  }

  /**
   * Sends a request, again and again if need be.
   *
   * @param path begins with a slash
   * @param body null for none
   * @throws RegistryUnreachableException if the time is up
   * @throws RegistryException for an answer that is no JSON, and when interrupted
   */
  Answer send(String method, String path, @Nullable JsonNode body) {
    long deadline = System.nanoTime() + config.retryTimeout().toNanos();
    long wait = FIRST_WAIT_MS;
    for (int attempt = 0; ; attempt++) {
      var url = config.urls().get((preferred + attempt) % config.urls().size());
      var failure = "";
      Throwable cause = null;
      try {
        var response = exchange(request(method, url, path, body), deadline);
        if (response.statusCode() < 500 && response.statusCode() != 429) {
          preferred = config.urls().indexOf(url);
          return answer(url, response);
        }
        failure = "status " + response.statusCode();
      } catch (IOException e) {
        failure = e instanceof java.net.ConnectException ? "no connection" : reason(e);
        cause = e;
      }
      boolean roundDone = (attempt + 1) % config.urls().size() == 0;
      long pause = roundDone ? ThreadLocalRandom.current().nextLong(wait / 2, wait + 1) : 0;
      if (deadline - System.nanoTime() <= TimeUnit.MILLISECONDS.toNanos(pause)) {
        throw unreachable(url, failure, cause);
      }
      pause(pause);
      wait = roundDone ? Math.min(2 * wait, LONGEST_WAIT_MS) : wait;
    }
  }

  private HttpResponse<String> exchange(HttpRequest request, long deadline) throws IOException {
    long left = Math.max(deadline - System.nanoTime(), 1);
    long time = Math.min(left, config.readTimeout().toNanos());
    // The client's own timeout ends with the headers: a body may dribble for ever.
    var sent = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return sent.get(time, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("no answer in " + Duration.ofNanos(time).toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw interrupted();
    }
  }

  private HttpRequest request(String method, URI url, String path, @Nullable JsonNode body) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", JSON);
    if (config.userInfo() != null) {
      var credentials = config.userInfo().getBytes(StandardCharsets.UTF_8);
      var encoded = Base64.getEncoder().encodeToString(credentials);
      request.header("Authorization", "Basic " + encoded);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", JSON)
        .method(method, BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static Answer answer(URI url, HttpResponse<String> response) {
    try {
      var body = MAPPER.readTree(response.body());
      if (body != null && !(body instanceof MissingNode)) {
        return new Answer(response.statusCode(), body);
      }
    } catch (JsonProcessingException e) {
      // Falls through: what a page of HTML says of itself helps nobody.
    }
    throw new RegistryException(
        url + ": status " + response.statusCode() + " and no JSON: expected a schema registry",
        null);
  }

  private RegistryUnreachableException unreachable(
      URI url, String failure, @Nullable Throwable cause) {
    var tried = config.urls().size() == 1 ? "" : " (the last of " + config.urls().size() + ")";
    return new RegistryUnreachableException(
        "schema registry " + url + tried + " cannot be reached: " + failure, cause);
  }

  private static String reason(IOException e) {
    var message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static RegistryException interrupted() {
    Thread.currentThread().interrupt();
    return new RegistryException("interrupted while waiting for the schema registry", null);
  }
}
