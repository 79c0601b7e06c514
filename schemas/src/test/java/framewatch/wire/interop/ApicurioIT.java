package framewatch.wire.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The contract on a registry that is not ours; without Docker only the embedded one is tested. */
@Tag("docker")
class ApicurioIT extends RegistryContract {
  private static final int PORT = 8080;
  private static final String API = "/apis/ccompat/v7";
  private static GenericContainer<?> container;

  @BeforeAll
  static void start() {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine answers");
    container =
        new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp(API + "/subjects").forPort(PORT))
            .withStartupTimeout(Duration.ofMinutes(3));
    container.start();
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.stop();
    }
  }

  @Override
  String url() {
    return "http://" + container.getHost() + ":" + container.getMappedPort(PORT) + API;
  }
}
