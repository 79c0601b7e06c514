package framewatch.analyzer;

import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/** On the broker and the registry of the compose file, in containers; skipped without Docker. */
@Tag("docker")
@EnabledIfDockerAvailable
class AnalyzerContainersIT implements AnalyzerScenarios {

  @Override
  public TestCluster cluster() {
    return TestCluster.containers();
  }
}
