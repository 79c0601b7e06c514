package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.BrightSampleDetector;
import framewatch.detect.Detectors;
import framewatch.detect.Scene;
import framewatch.detect.Spec;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Phase;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What an analyzer does on a real broker, wherever that runs. */
interface AnalyzerScenarios {

  TestCluster cluster() throws Exception;

  @Test
  default void findsDefectsAndSetsAsideWhatCannotBeRead() throws Exception {
    var cluster = cluster();
    String stream = "scenario-" + System.nanoTime();
    // One of them reads samples, so that both topics are read.
    List<Spec<?>> specs = new ArrayList<>(Detectors.set("video"));
    specs.add(BrightSampleDetector.SPEC);
    var detectors =
        Detectors.enable(specs, Settings.defaults(specs.stream().map(Spec::table).toList()));
    var params = AnalyzerParams.TABLE.defaults();
    var batches =
        Batches.of(stream, 5, new Scene().moving(3).black(6).moving(3).end().observations(), 25);
    try (var frames = cluster.producer(new AvroSerializer<FrameBatch>());
        var raw = cluster.producer(new ByteArraySerializer());
        var defects = cluster.reader(Topics.DEFECTS.name(), new AvroDeserializer<DefectEvent>());
        var letters = cluster.reader(Topics.DEADLETTERS.name(), new ByteArrayDeserializer());
        var analyzer =
            Analyzer.start("framewatch-" + stream, detectors, params, cluster.properties())) {
      for (FrameBatch batch : batches) {
        frames.send(new ProducerRecord<>(Topics.FRAMES.name(), stream, batch)).get();
        raw.send(new ProducerRecord<>(Topics.FRAMES.name(), stream, bytes("poison"))).get();
      }
      // Last of all: nothing good comes after it that would take it along.
      raw.send(new ProducerRecord<>(Topics.SAMPLES.name(), stream, bytes("last"))).get();

      defects.until(
          "a black is closed",
          () -> of(stream, defects).stream().anyMatch(event -> event.getPhase() == Phase.CLOSE));
      letters.until("every poison is set aside", () -> mine(stream, letters) > batches.size());
      assertThat(of(stream, defects).get(0).getStartUs()).isEqualTo(3_000_000);
      assertThat(mine(stream, letters)).isEqualTo(batches.size() + 1);
      assertThat(analyzer.state().isRunningOrRebalancing()).isTrue();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<DefectEvent> of(String stream, TestCluster.Reader<DefectEvent> reader) {
    return reader.records().stream()
        .filter(record -> record.key().equals(stream))
        .map(record -> record.value())
        .filter(event -> event.getDetector().equals("black"))
        .toList();
  }

  private static long mine(String stream, TestCluster.Reader<byte[]> reader) {
    return reader.records().stream().filter(record -> record.key().equals(stream)).count();
  }
}
