package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.BrightDetector;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Frame;
import framewatch.detect.Mark;
import framewatch.detect.Observation;
import framewatch.detect.Scene;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Lineage;
import framewatch.wire.registry.EmbeddedRegistry;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzerTopologyTest {

  private static EmbeddedRegistry registry;

  @TempDir private Path stateDir;
  private TopologyTestDriver driver;
  private AvroSerializer<FrameBatch> serializer;
  private TestInputTopic<String, byte[]> frames;
  private TestOutputTopic<String, DefectEvent> defects;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeAll
  static void startRegistry() {
    registry = EmbeddedRegistry.start();
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  private static Map<String, Object> properties() {
    return Map.of(
        "bootstrap.servers",
        "localhost:1",
        "schema.registry.url",
        registry.url(),
        "auto.register.schemas",
        "true",
        // With transactions the driver loses dead letters of the deserializer; brokers do not.
        "processing.guarantee",
        "at_least_once");
  }

  @BeforeEach
  void start() {
    start(Map.of());
  }

  private void start(Map<String, String> settings) {
    var given = Settings.load(List.of(BrightDetector.SPEC.table()), null, Map.of(), settings);
    var params = AnalyzerParams.TABLE.defaults();
    driver =
        new TopologyTestDriver(
            topology(EnabledDetectors.of(List.of(BrightDetector.SPEC), given)),
            StreamsProfile.of("framewatch-test", params, stateDir.toString(), properties()));
    serializer = new AvroSerializer<>();
    serializer.configure(properties(), false);
    var deserializer = new AvroDeserializer<DefectEvent>();
    deserializer.configure(properties(), false);
    frames =
        driver.createInputTopic(
            Topics.FRAMES.name(), new StringSerializer(), new ByteArraySerializer());
    defects =
        driver.createOutputTopic(Topics.DEFECTS.name(), new StringDeserializer(), deserializer);
    deadLetters =
        driver.createOutputTopic(
            Topics.DEADLETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Topology topology(EnabledDetectors detectors) {
    var params = AnalyzerParams.TABLE.defaults();
    var serdes = new AvroSerdes(params.valueDeserializer(), params.valueSerializer(), properties());
    return AnalyzerTopology.build(detectors, serdes, params.output());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void send(FrameBatch batch) {
    frames.pipeInput(batch.getStreamId(), bytes(batch));
  }

  private byte[] bytes(FrameBatch batch) {
    return serializer.serialize(Topics.FRAMES.name(), batch);
  }

  private List<String> lines() {
    return defects.readRecordsToList().stream().map(AnalyzerTopologyTest::line).toList();
  }

  private static String line(TestRecord<String, DefectEvent> record) {
    var defect = record.value();
    assertThat(record.key()).isEqualTo(defect.getStreamId());
    return "%s %s %.2f..%.2f %s"
        .formatted(
            defect.getStreamId(),
            defect.getPhase(),
            defect.getStartUs() / 1e6,
            defect.getEndUs() / 1e6,
            defect.getCloseReason());
  }

  /** A second of live picture, three of a bright one, a second of live picture. */
  private static List<Observation> bright() {
    return new Scene()
        .moving(1)
        .frames(3, () -> new Frame().luma(220, 5))
        .moving(1)
        .end()
        .observations();
  }

  @Test
  void findsTheDefectsOfEachStream() {
    var one = Batches.of("one", 5, bright(), 25);
    var two = Batches.of("two", 5, bright(), 40);
    for (int i = 0; i < one.size(); i++) {
      send(one.get(i));
      if (i < two.size()) {
        send(two.get(i));
      }
    }
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "one OPEN 1.00..2.00 null",
            "one CLOSE 1.00..4.00 recovered",
            "two OPEN 1.00..2.00 null",
            "two CLOSE 1.00..4.00 recovered");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void saysWhichRecordsADefectComesFrom() {
    Batches.of("one", 5, bright(), 25).forEach(this::send);
    var events = defects.readValuesToList();
    assertThat(events.get(0).getLineage()).isEqualTo(new Lineage(Topics.FRAMES.name(), 0, 0L, 2L));
    assertThat(events.get(1).getLineage().getLastOffset()).isEqualTo(4);
    assertThat(events.get(0).getStartWallUs()).isEqualTo(6_000_000);
    assertThat(events.get(0).getEmittedUs()).isPositive();
  }

  @Test
  void ignoresDuplicatesAndOlderSessions() {
    var batches = Batches.of("one", 5, bright(), 25);
    batches.forEach(this::send);
    batches.forEach(this::send);
    Batches.of("one", 4, bright(), 25).forEach(this::send);
    assertThat(lines()).hasSize(2);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void seesAGapWhereABatchIsMissing() {
    var batches = Batches.of("one", 5, bright(), 25);
    for (int i = 0; i < batches.size(); i++) {
      if (i != 3) {
        send(batches.get(i));
      }
    }
    assertThat(lines())
        .containsExactly("one OPEN 1.00..2.00 null", "one CLOSE 1.00..2.96 discontinuity");
  }

  @Test
  void setsAsideWhatCannotBeReadAndGoesOn() {
    byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
    byte[] unknownSchema = {0, 0, 0, 3, (byte) 0xe7, 1, 2, 3};
    var batches = Batches.of("one", 5, bright(), 25);
    byte[] cutOff = java.util.Arrays.copyOf(bytes(batches.get(0)), 50);
    send(batches.get(0));
    frames.pipeInput("one", poison);
    frames.pipeInput("one", unknownSchema);
    frames.pipeInput("one", cutOff);
    frames.pipeInput("other", bytes(batches.get(1)));
    frames.pipeInput("one", null);
    batches.subList(1, batches.size()).forEach(this::send);
    assertThat(lines()).hasSize(2);
    var letters = deadLetters.readRecordsToList();
    assertThat(letters).hasSize(5);
    assertThat(letters.get(0).value()).isEqualTo(poison);
    assertThat(letters.get(1).value()).isEqualTo(unknownSchema);
    assertThat(header(letters.get(0).headers(), "topic")).isEqualTo(Topics.FRAMES.name());
    assertThat(header(letters.get(0).headers(), "partition")).isEqualTo("0");
    assertThat(header(letters.get(0).headers(), "offset")).isEqualTo("1");
    assertThat(header(letters.get(1).headers(), "message")).contains("999");
    assertThat(header(letters.get(3).headers(), "message"))
        .isEqualTo("key other: expected the stream's id, one");
    assertThat(header(letters.get(4).headers(), "message")).startsWith("no value");
  }

  @Test
  void setsAsideARecordWithANumberThatIsOutOfRange() {
    var batches = Batches.of("one", 5, bright(), 25);
    var sizes = new ArrayList<>(batches.get(3).getVideo().getPacketBytes());
    sizes.set(7, -1);
    batches.get(3).getVideo().put("packetBytes", sizes);
    batches.forEach(this::send);
    assertThat(lines())
        .containsExactly("one OPEN 1.00..2.00 null", "one CLOSE 1.00..2.96 discontinuity");
    var letters = deadLetters.readRecordsToList();
    assertThat(letters).hasSize(1);
    assertThat(header(letters.get(0).headers(), "message"))
        .isEqualTo(
            "stream one, record of position 75:"
                + " video.packetBytes of frame 7 is -1: expected 0 or more");
    assertThat(letters.get(0).headers().lastHeader(DetectProcessor.DETECTOR_HEADER)).isNull();
  }

  @Test
  void goesOnWithoutADetectorThatThrows() {
    stop();
    start(Map.of("bright.fails-at", "230"));
    var scene = new Scene().frames(2, () -> new Frame().luma(220, 5));
    scene.frames(1, () -> new Frame().luma(230, 5)).frames(2, () -> new Frame().luma(220, 5));
    var batches = Batches.of("one", 5, scene.end().observations(), 200);
    batches.forEach(this::send);
    assertThat(lines())
        .containsExactly(
            "one OPEN 0.00..1.00 null",
            "one CLOSE 0.00..2.00 superseded",
            "one OPEN 3.00..4.00 null",
            "one CLOSE 3.00..5.00 ended");
    var letters = deadLetters.readRecordsToList();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).value()).isEqualTo(bytes(batches.get(0)));
    assertThat(header(letters.get(0).headers(), "message")).contains("bright").contains("told to");
    var detector = letters.get(0).headers().lastHeader(DetectProcessor.DETECTOR_HEADER);
    assertThat(new String(detector.value(), StandardCharsets.UTF_8)).isEqualTo("bright");
  }

  @Test
  void keepsAFewBytesOfAStreamThatEnded() {
    Batches.of("one", 5, bright(), 25).forEach(this::send);
    Batches.of("two", 5, new Scene().mark(Mark.Kind.LOST, 0, 0).observations(), 25)
        .forEach(this::send);
    var store = driver.<String, byte[]>getKeyValueStore("frames-state");
    assertThat(store.get("one")).hasSizeLessThan(50);
    assertThat(store.get("two").length).isGreaterThan(50);
  }

  @Test
  void namesEverythingThatOutlivesTheProcess() {
    var given = Settings.defaults(List.of(BrightDetector.SPEC.table()));
    var description =
        topology(EnabledDetectors.of(List.of(BrightDetector.SPEC), given)).describe().toString();
    assertThat(description.strip())
        .isEqualTo(
            """
            Topologies:
               Sub-topology: 0
                Source: frames-source (topics: [framewatch.frames])
                  --> frames-detect
                Processor: frames-detect (stores: [frames-state])
                  --> frames-defects
                  <-- frames-source
                Sink: frames-defects (topic: framewatch.defects)
                  <-- frames-detect""");
  }

  private static String header(Headers headers, String name) {
    return new String(
        headers.lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
  }
}
