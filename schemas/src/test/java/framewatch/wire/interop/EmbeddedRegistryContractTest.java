package framewatch.wire.interop;

import framewatch.wire.registry.EmbeddedRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedRegistryContractTest extends RegistryContract {
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() {
    registry = EmbeddedRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Override
  String url() {
    return registry.url();
  }
}
