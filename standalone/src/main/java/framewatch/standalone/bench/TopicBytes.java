package framewatch.standalone.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/** What topics of a broker with the id 1 take on its disk: batches as they were sent. */
final class TopicBytes implements AutoCloseable {
  private final Admin admin;

  TopicBytes(Map<String, Object> client) {
    admin = Admin.create(client);
  }

  /** Bytes of all partitions of a topic. */
  long of(String topic) throws InterruptedException, ExecutionException {
    return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
        .flatMap(folders -> folders.values().stream())
        .map(LogDirDescription::replicaInfos)
        .flatMap(replicas -> replicas.entrySet().stream())
        .filter(replica -> replica.getKey().topic().equals(topic))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
