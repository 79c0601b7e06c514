package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.Scene;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Analyzers of one set share the partitions, and give them up when they leave. */
class ScaleIT {

  private static final int PARTITIONS = 6;

  @Test
  void sharesThePartitionsAndTakesThemOverFromThoseThatLeave() throws Exception {
    var cluster = TestCluster.inJvm();
    var detectors =
        Detectors.enable(Detectors.named(List.of("black")), Settings.defaults(Detectors.tables()));
    var params = AnalyzerParams.TABLE.defaults();
    String id = "framewatch-scale-" + System.nanoTime();
    List<Analyzer> analyzers = new ArrayList<>();
    try (var defects = cluster.reader(Topics.DEFECTS.name(), new AvroDeserializer<DefectEvent>())) {
      for (int i = 0; i < 3; i++) {
        analyzers.add(Analyzer.start(id, detectors, params, cluster.properties()));
      }
      defects.until(
          "each of three has two partitions",
          () -> analyzers.stream().allMatch(analyzer -> analyzer.activeTasks() == 2));

      long began = System.nanoTime();
      analyzers.remove(2).close();
      analyzers.remove(1).close();
      defects.until(
          "the last one has them all", () -> analyzers.get(0).activeTasks() == PARTITIONS);
      // A session that has to time out would take 10 s for each of the two.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));

      try (var frames = cluster.producer(new AvroSerializer<FrameBatch>())) {
        for (int i = 0; i < 2 * PARTITIONS; i++) {
          String stream = id + "-" + i;
          for (FrameBatch batch :
              Batches.of(stream, 5, new Scene().black(5).end().observations(), 200)) {
            frames.send(new ProducerRecord<>(Topics.FRAMES.name(), stream, batch)).get();
          }
        }
      }
      defects.until(
          "all streams are analyzed",
          () ->
              defects.records().stream()
                      .filter(record -> record.key().startsWith(id))
                      .map(record -> record.key())
                      .distinct()
                      .count()
                  == 2 * PARTITIONS);
    } finally {
      analyzers.forEach(Analyzer::close);
    }
  }
}
