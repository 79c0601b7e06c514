package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.cli.KafkaOptions;
import framewatch.ingest.publish.KafkaPublisher;
import framewatch.ingest.publish.PublishParams;
import framewatch.wire.Topics;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.SampleReason;
import framewatch.wire.registry.EmbeddedRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One publisher for all streams of a worker, when some of their partitions have lost their broker.
 */
@Timeout(180)
class LostPartitionIT {
  private static final int PARTITIONS = 3;
  private static final int STREAMS = 10;
  private static final int ROOM = 1_000_000;

  @Test
  void theStreamsOfTheOtherPartitionsGoOn() throws Exception {
    var params = new PublishParams(ROOM, Duration.ofMillis(50));
    try (var staying = new InJvmBroker();
        var leaving = InJvmBroker.joining(staying);
        var registry = EmbeddedRegistry.start()) {
      var options = KafkaOptions.of(staying.bootstrapServer(), registry.url());
      IngestOnKafka.createTopics(options);
      var kept = partitionsOf(1, options);
      assertThat(kept).isNotEmpty().hasSizeLessThan(PARTITIONS);
      var stuck = streams(partition -> !kept.contains(partition));
      var others = streams(kept::contains);
      try (var publisher = new KafkaPublisher(options.producer(), params)) {
        for (int i = 0; i < STREAMS; i++) {
          assertThat(publisher.publish(payload(stuck.get(i)), false)).isTrue();
          assertThat(publisher.publish(payload(others.get(i)), false)).isTrue();
        }
        leaving.stop();
        for (String stream : stuck) {
          while (publisher.publish(payload(stream), true)) {
            // Until it has all the room it may have.
          }
        }
        for (String stream : others) {
          for (int i = 0; i < 10; i++) {
            assertThat(publisher.publish(payload(stream), true)).isTrue();
          }
          publisher.flush(stream);
        }
      }
    }
  }

  /** Partitions of the samples topic that a broker leads. */
  private static Set<Integer> partitionsOf(int broker, KafkaOptions options) throws Exception {
    var topic = Topics.SAMPLES.name();
    try (var admin = Admin.create(options.admin())) {
      var described = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      return described.partitions().stream()
          .filter(partition -> partition.leader().id() == broker)
          .map(partition -> partition.partition())
          .collect(Collectors.toSet());
    }
  }

  private static List<String> streams(Predicate<Integer> partition) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> "stream-" + i)
        .filter(id -> partition.test(partition(id)))
        .limit(STREAMS)
        .toList();
  }

  /** Where Kafka's producer puts a key. */
  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
  }

  /** A sample of 2 kB. */
  private static FramePayload payload(String streamId) {
    return FramePayload.newBuilder()
        .setStreamId(streamId)
        .setReason(SampleReason.NONE)
        .setEncoding(PictureEncoding.OMITTED)
        .setPicture(ByteBuffer.wrap(new byte[2_000]))
        .build();
  }
}
