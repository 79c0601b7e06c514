package framewatch.analyzer;

import framewatch.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up, unless the operator says otherwise. */
final class StreamsProfile {

  /**
   * A sample may take hundreds of kilobytes: a thousand per partition, the default, is too much.
   */
  private static final int BUFFERED_RECORDS = 32;

  private StreamsProfile() {}

  /**
   * The properties of an analyzer.
   *
   * @param given the operator's; they win
   */
  static Properties of(
      String applicationId, AnalyzerParams params, String stateDir, Map<String, ?> given) {
    Map<String, Object> profile = new HashMap<>();
    profile.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    profile.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, params.threads());
    profile.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, params.standbyReplicas());
    profile.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
    profile.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS);
    // A new replica first takes copies of the state; then partitions, at the next of these looks.
    profile.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    profile.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, 8);
    // "streams" would ignore the settings of standbys and timeouts below.
    profile.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    // A name that Streams makes up may change with the topology, and state would be lost.
    profile.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // A killed replica's partitions move after 10 s and not after the default 45 s.
    profile.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 10_000);
    profile.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 3_000);
    profile.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
    // A dead letter may hold a whole sample.
    profile.put(
        StreamsConfig.producerPrefix("max.request.size"), Topics.DEADLETTERS.maxMessageBytes());
    profile.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEADLETTERS.name());
    profile.putAll(given);
    profile.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    profile.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
    profile.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecords.class);
    profile.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsendableRecords.class);
    var properties = new Properties();
    properties.putAll(profile);
    return properties;
  }
}
