package framewatch.wire.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The topics as they are to be made, written down for the tool that makes them.
 *
 * @param partitions of each topic
 * @param replication copies of each partition; empty for the cluster's default
 */
record TopicsPlan(int partitions, Optional<Short> replication) {

  /** A topic's settings, with what follows from the number of copies. */
  SortedMap<String, String> configs(Topic topic) {
    var configs = topic.configs();
    if (replication.isPresent() && replication.get() >= 3) {
      configs.put("min.insync.replicas", "2");
    }
    return configs;
  }

  /** Commands for Kafka's own tool, one a topic. */
  String kafkaTopics(String servers) {
    return Topics.ALL.stream().map(t -> command(t, servers)).collect(Collectors.joining());
  }

  private String command(Topic topic, String servers) {
    var command = new StringBuilder("kafka-topics.sh --bootstrap-server ").append(servers);
    command.append(" --create --if-not-exists --topic ").append(topic);
    command.append(" --partitions ").append(partitions);
    replication.ifPresent(copies -> command.append(" --replication-factor ").append(copies));
    configs(topic).forEach((k, v) -> command.append(" --config ").append(k).append('=').append(v));
    return command.append('\n').toString();
  }

  /** Resources for Strimzi's topic operator. */
  String strimzi(String cluster) {
    var yaml =
        new ObjectMapper(
            YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build());
    return Topics.ALL.stream()
        .map(topic -> write(yaml, strimzi(topic, cluster)))
        .collect(Collectors.joining());
  }

  private Map<String, Object> strimzi(Topic topic, String cluster) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("partitions", partitions);
    replication.ifPresent(copies -> spec.put("replicas", copies));
    spec.put("config", configs(topic));
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", topic.name());
    metadata.put("labels", Map.of("strimzi.io/cluster", cluster));
    var resource = new LinkedHashMap<String, Object>();
    resource.put("apiVersion", "kafka.strimzi.io/v1beta2");
    resource.put("kind", "KafkaTopic");
    resource.put("metadata", metadata);
    resource.put("spec", spec);
    return resource;
  }

  /** A list of topics with their subjects and levels. */
  String json() {
    var topics = new ArrayList<Map<String, Object>>();
    for (var topic : Topics.ALL) {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("topic", topic.name());
      entry.put("partitions", partitions);
      replication.ifPresent(copies -> entry.put("replicationFactor", copies));
      entry.put("configs", configs(topic));
      if (topic.schema().isPresent()) {
        entry.put("subject", topic.subject());
        entry.put("compatibility", topic.compatibility().name());
      }
      topics.add(entry);
    }
    return write(new ObjectMapper(), List.copyOf(topics)) + "\n";
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
