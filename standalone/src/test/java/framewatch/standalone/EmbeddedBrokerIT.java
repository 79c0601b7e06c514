package framewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

final class EmbeddedBrokerIT {

  @Test
  void servesWithoutAnyTopicAndLeavesNothingBehind() throws Exception {
    Set<String> before = folders();
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      assertThat(broker.bootstrapServer()).startsWith("127.0.0.1:");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServer()))) {
        assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).isEmpty();
      }
      assertThat(folders()).hasSize(before.size() + 1);
    }
    assertThat(folders()).isEqualTo(before);
  }

  private static Set<String> folders() {
    String[] names = new File(System.getProperty("java.io.tmpdir")).list();
    return Arrays.stream(names)
        .filter(name -> name.startsWith("framewatch-broker"))
        .collect(Collectors.toSet());
  }
}
