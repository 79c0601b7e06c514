package framewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.cli.Cli;
import framewatch.cli.KafkaOptions;
import framewatch.config.Settings;
import framewatch.ingest.publish.Assignment;
import framewatch.ingest.publish.KafkaPublisher;
import framewatch.ingest.publish.PublishParams;
import framewatch.wire.Topics;
import framewatch.wire.admin.TopicsCommand;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.StreamSpec;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ingest does on a cluster, wherever that runs. */
@Timeout(180)
interface IngestOnKafka {
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Where broker and registry are; the topics exist. */
  KafkaOptions kafka();

  /** Creates topics and registers schemas. */
  static void createTopics(KafkaOptions kafka) {
    int code =
        Cli.run(
            new TopicsCommand(),
            "create",
            "--partitions=3",
            "--replication-factor=1",
            "--bootstrap-server=" + kafka.bootstrapServers(),
            "--schema-registry=" + kafka.all().get("schema.registry.url"));
    assertThat(code).isZero();
  }

  @Test
  default void writesRecordsThatAPlainConsumerReads() {
    var result = ingest("plain=synthetic:?duration=4s&size=64x36&black=1s-2s");
    assertThat(result.code).as(result.err).isZero();
    assertThat(result.err)
        .contains("plain: opened, ", "plain: ended, 100 frames, 40 audio windows");
    var batches = read(Topics.FRAMES.name(), "plain", FrameBatch.class);
    long next = 0;
    for (var batch : batches) {
      assertThat(batch.getPosition()).isEqualTo(next);
      next += batch.getOrder().remaining();
    }
    assertThat(next).isEqualTo(142);
    assertThat(Recorder.observations(batches)).endsWith("141 ENDED 4000");
    var samples = read(Topics.SAMPLES.name(), "plain", FramePayload.class);
    assertThat(samples).extracting(FramePayload::getPosition).startsWith(0L, 1L, 2L);
    assertThat(samples.get(1).getPicture().remaining()).isGreaterThan(100);
  }

  @Test
  default void writesTheSameBytesForTheSameMedia() {
    for (int i = 0; i < 2; i++) {
      assertThat(ingest("twice=synthetic:?duration=3s&size=64x36&errors=1s-2s").code).isZero();
    }
    for (String topic : List.of(Topics.FRAMES.name(), Topics.SAMPLES.name())) {
      var values = raw(topic, "twice").stream().map(ConsumerRecord::value).toList();
      assertThat(values).hasSizeGreaterThan(3);
      int half = values.size() / 2;
      for (int i = 0; i < half; i++) {
        assertThat(values.get(i)).isEqualTo(values.get(half + i));
      }
    }
  }

  @Test
  default void writesTheSameObservationsWhateverTheLengthOfABatch() {
    var uri = "synthetic:?duration=3s&size=64x36&jump=1s-1.1s&stall=2s-2.5s";
    assertThat(ingest("long=" + uri).code).isZero();
    assertThat(ingest("short=" + uri, "--batch", "0s").code).isZero();
    var withLong = read(Topics.FRAMES.name(), "long", FrameBatch.class);
    var withShort = read(Topics.FRAMES.name(), "short", FrameBatch.class);
    assertThat(Recorder.observations(withShort)).isEqualTo(Recorder.observations(withLong));
    assertThat(withShort.size()).isGreaterThan(10 * withLong.size());
  }

  @Test
  default void goesOnWithTheOtherStreamsIfOneCannotBeRead(@TempDir Path folder) throws Exception {
    var empty = Files.createFile(folder.resolve("empty.mp4"));
    var text = Files.writeString(folder.resolve("text.mp4"), "This is no media.".repeat(100));
    var result =
        ingest(
            "good=synthetic:?duration=1s&size=64x36",
            folder.resolve("missing.mp4").toString(),
            empty.toString(),
            text.toString(),
            "folder=" + folder,
            "refused=tcp://127.0.0.1:1");
    assertThat(result.code).isEqualTo(4);
    assertThat(result.err)
        .contains("good: ended, 25 frames")
        .contains("framewatch: missing: ")
        .contains("framewatch: empty: ")
        .contains("framewatch: text: ")
        .contains("framewatch: folder: ")
        .contains("framewatch: refused: ")
        .doesNotContain("\tat ");
    assertThat(result.err.lines()).hasSize(7);
    assertThat(read(Topics.FRAMES.name(), "good", FrameBatch.class)).isNotEmpty();
  }

  @Test
  default void watchesThirtyStreamsBesideABrokenAndASilentOne(@TempDir Path folder)
      throws Exception {
    var text = Files.writeString(folder.resolve("text.mp4"), "This is no media.".repeat(100));
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var sources = new ArrayList<String>();
      sources.add("broken=" + text);
      sources.add("silent=tcp://127.0.0.1:" + silent.getLocalPort());
      for (int i = 0; i < 30; i++) {
        sources.add("many-%d=synthetic:?duration=2s&size=64x36".formatted(i));
      }
      var result = ingest(sources.toArray(String[]::new));
      assertThat(result.code).isEqualTo(4);
      assertThat(result.err).contains("framewatch: broken: ", "framewatch: silent: ");
      for (int i = 0; i < 30; i++) {
        assertThat(result.err).contains("many-%d: ended, 50 frames".formatted(i));
      }
    }
  }

  @Test
  default void watchesTheStreamsOfItsPartitionsWhateverElseStandsThere() throws Exception {
    poison(Topics.STREAMS.name());
    var client = kafka().producer();
    var serializer = new AvroSerializer<StreamSpec>();
    serializer.configure(client, false);
    client.remove("schema.registry.url");
    var tables = IngestSettings.tables();
    try (var specs = new KafkaProducer<>(client, new StringSerializer(), serializer);
        var publisher = new KafkaPublisher(kafka().producer(), publishParams());
        var ingest = new Ingest(publisher, new Console(new PrintWriter(new StringWriter())));
        var assignment = new Assignment(kafka().consumer())) {
      specs.send(spec("endless", "synthetic:?duration=3600s&size=64x36&pace=1", true)).get();
      specs.send(spec("paused", "synthetic:?duration=1s&size=64x36", false)).get();
      var streams = new AssignedStreams(ingest, IngestSettings.of(Settings.defaults(tables)));
      var thread = new Thread(() -> assignment.run(streams));
      thread.start();
      await("endless", batches -> !batches.isEmpty());
      specs.send(new ProducerRecord<>(Topics.STREAMS.name(), "endless", null)).get();
      await("endless", batches -> Recorder.observations(batches).toString().contains("ENDED"));
      specs.send(spec("late", "synthetic:?duration=3600s&size=64x36&pace=1", true)).get();
      await("late", batches -> !batches.isEmpty());
      assignment.stop();
      thread.join();
    }
    assertThat(raw(Topics.FRAMES.name(), "paused")).isEmpty();
  }

  /** Puts bytes that are no record into every partition. */
  private void poison(String topic) throws Exception {
    var client = kafka().producer();
    client.remove("schema.registry.url");
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      for (var partition : producer.partitionsFor(topic)) {
        byte[] garbage = {1, 2, 3};
        producer.send(new ProducerRecord<>(topic, partition.partition(), "poison", garbage)).get();
      }
    }
  }

  private void await(String streamId, Predicate<List<FrameBatch>> condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(read(Topics.FRAMES.name(), streamId, FrameBatch.class))) {
      assertThat(System.nanoTime()).as("waiting for " + streamId).isLessThan(until);
    }
  }

  private static PublishParams publishParams() {
    return new PublishParams(32 << 20, Duration.ofMillis(200));
  }

  private static ProducerRecord<String, StreamSpec> spec(String id, String uri, boolean enabled) {
    var spec = StreamSpec.newBuilder().setStreamId(id).setUri(uri).setEnabled(enabled).build();
    return new ProducerRecord<>(Topics.STREAMS.name(), id, spec);
  }

  /** What the command said and returned. */
  record Result(int code, String err) {}

  private Result ingest(String... arguments) {
    var err = new StringWriter();
    var all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-server=" + kafka().bootstrapServers());
    all.add("--schema-registry=" + kafka().all().get("schema.registry.url"));
    var line = Cli.commandLine(new IngestCommand(), Map.of()).setErr(new PrintWriter(err));
    return new Result(line.execute(all.toArray(String[]::new)), err.toString());
  }

  private <T extends SpecificRecord> List<T> read(String topic, String streamId, Class<T> type) {
    try (var deserializer = new AvroDeserializer<>(type)) {
      deserializer.configure(kafka().consumer(), false);
      return raw(topic, streamId).stream()
          .map(record -> deserializer.deserialize(topic, record.value()))
          .toList();
    }
  }

  /** All records of a stream that stand on the topic now. */
  private List<ConsumerRecord<String, byte[]>> raw(String topic, String streamId) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            kafka().consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var end = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.key().equals(streamId)) {
            records.add(record);
          }
        }
      }
    }
    return records;
  }
}
