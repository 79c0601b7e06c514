package framewatch.wire.registry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A server that answers as told, to see what a client makes of it. */
public final class FakeServer implements AutoCloseable {

  /** An answer; a null body is never sent, the connection stays open. */
  public record Reply(int status, @Nullable String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> credentials = new CopyOnWriteArrayList<>();

  /** A server whose n-th answer, from 0, is given by the function. */
  public FakeServer(IntFunction<Reply> replies) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          int number;
          synchronized (requests) {
            number = requests.size();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          }
          credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          var reply = replies.apply(number);
          if (reply.body() != null) {
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          }
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of each request so far. */
  public List<String> requests() {
    return requests;
  }

  /** Authorization header of each request so far, {@code null} in letters for none. */
  public List<String> credentials() {
    return credentials;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
