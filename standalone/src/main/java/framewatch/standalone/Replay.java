package framewatch.standalone;

import framewatch.analyzer.Place;
import framewatch.cli.KafkaOptions;
import framewatch.detect.EnabledDetectors;
import framewatch.wire.Topic;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Runs detectors over what stands on the frames and samples topics, one partition after the other,
 * so that the same range gives the same events in the same order. It is in no consumer group and
 * commits nothing: a live analyzer does not notice.
 */
final class Replay {

  /** What of a session was replayed, in media time. */
  private record Span(long fromUs, long toUs) {
    Span with(long timeUs) {
      return new Span(Math.min(fromUs, timeUs), Math.max(toUs, timeUs));
    }
  }

  private record Session(String streamId, long epoch) {}

  private final KafkaOptions kafka;
  private final TimeBound from;
  private final TimeBound to;
  private final @Nullable String stream;
  private final Analyses analyses;
  private final Map<Session, Span> spans = new HashMap<>();
  private long records;

  /**
   * @param stream the only stream to replay; null for all
   * @param out takes the events as they come
   */
  Replay(
      KafkaOptions kafka,
      TimeBound from,
      TimeBound to,
      @Nullable String stream,
      EnabledDetectors detectors,
      Consumer<DefectEvent> out) {
    this.kafka = kafka;
    this.from = from;
    this.to = to;
    this.stream = stream;
    this.analyses = new Analyses(detectors, out);
  }

  /** Reads the range as it stands now. To be called once. */
  void run() {
    if (analyses.readsFrames()) {
      this.<FrameBatch>read(
          Topics.FRAMES,
          (batch, place) -> {
            times(batch).forEach(timeUs -> seen(batch.getStreamId(), batch.getEpoch(), timeUs));
            analyses.take(batch, place);
          });
    }
    if (analyses.readsSamples()) {
      this.<FramePayload>read(
          Topics.SAMPLES,
          (payload, place) -> {
            seen(payload.getStreamId(), payload.getEpoch(), payload.getTimeUs());
            analyses.take(payload, place);
          });
    }
  }

  /** Number of records that were replayed. */
  long records() {
    return records;
  }

  /** Number of sessions that records were of. */
  int sessions() {
    return spans.size();
  }

  /** True if a defect began within what was replayed, so that the replay could find it. */
  boolean covers(DefectEvent defect) {
    Span span = spans.get(new Session(defect.getStreamId(), defect.getEpoch()));
    return span != null && defect.getStartUs() >= span.fromUs && defect.getStartUs() <= span.toUs;
  }

  @FunctionalInterface
  private interface Taker<T> {
    void take(T record, Place place);
  }

  private <T> void read(Topic topic, Taker<T> taker) {
    try (TopicReader<T> reader = TopicReader.open(kafka, topic)) {
      List<TopicPartition> partitions =
          stream == null ? reader.partitions() : List.of(reader.partitionOf(stream));
      for (TopicPartition partition : partitions) {
        reader.read(partition, from, to, record -> take(record, taker));
      }
    }
  }

  private <T> void take(ConsumerRecord<String, T> record, Taker<T> taker) {
    if (record.value() != null && (stream == null || stream.equals(record.key()))) {
      records++;
      taker.take(record.value(), new Place(record.topic(), record.partition(), record.offset()));
    }
  }

  private void seen(String streamId, long epoch, long timeUs) {
    spans.merge(
        new Session(streamId, epoch), new Span(timeUs, timeUs), (old, one) -> old.with(timeUs));
  }

  /** First and last media time of a batch, if it has any. */
  private static LongStream times(FrameBatch batch) {
    LongStream times =
        Stream.of(
                batch.getVideo().getTimeUs(),
                batch.getAudio().getTimeUs(),
                batch.getMarks().stream().map(Mark::getTimeUs).toList())
            .flatMap(List::stream)
            .mapToLong(Long::longValue);
    var summary = times.summaryStatistics();
    return summary.getCount() == 0
        ? LongStream.empty()
        : LongStream.of(summary.getMin(), summary.getMax());
  }
}
