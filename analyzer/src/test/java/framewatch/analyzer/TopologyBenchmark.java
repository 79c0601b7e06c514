package framewatch.analyzer;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.VideoFrame;
import framewatch.wire.Topics;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.serde.AvroSerializer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What all detectors cost an analyzer on a broker: microseconds of CPU per frame of all threads of
 * Kafka Streams and its clients, beside a topology that reads the same records, deserializes them
 * and does nothing, in turns. Exactly once, state saved to the changelog for each batch. Run its
 * main, see analyzer/README.md.
 */
final class TopologyBenchmark {

  private static final int STREAMS = 24;

  /** Of each stream: long enough that what an application does once hardly weighs. */
  private static final int SECONDS = 480;

  private static final int ROUNDS = 5;
  private static final int WARMUPS = 3;

  private final TestCluster cluster;
  private final EnabledDetectors detectors =
      Detectors.enable(Detectors.set("all"), Settings.defaults(Detectors.tables()));
  private final AvroSerdes serdes;
  private final AnalyzerParams params =
      Settings.defaults(List.of(AnalyzerParams.TABLE)).read(AnalyzerParams.TABLE);
  private int frames;
  private int records;

  private TopologyBenchmark(TestCluster cluster) {
    this.cluster = cluster;
    serdes =
        new AvroSerdes(params.valueDeserializer(), params.valueSerializer(), cluster.properties());
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws Exception {
    int status = 1;
    try {
      var benchmark = new TopologyBenchmark(TestCluster.inJvm());
      benchmark.publish();
      benchmark.run();
      status = 0;
    } finally {
      System.exit(status); // the broker's threads would go on
    }
  }

  private void publish() throws Exception {
    var scene = BenchmarkScene.of(SECONDS, 1);
    frames = STREAMS * (int) scene.stream().filter(VideoFrame.class::isInstance).count();
    List<List<FrameBatch>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(Batches.of("stream-" + i, 1, scene, 35));
    }
    List<Future<?>> sent = new ArrayList<>();
    try (var producer = cluster.producer(new AvroSerializer<FrameBatch>())) {
      for (int i = 0; i < streams.get(0).size(); i++) {
        for (List<FrameBatch> stream : streams) {
          var batch = stream.get(i);
          sent.add(
              producer.send(
                  new ProducerRecord<>(Topics.FRAMES.name(), batch.getStreamId(), batch)));
        }
      }
    }
    for (Future<?> each : sent) {
      each.get();
    }
    records = sent.size();
  }

  private void run() throws Exception {
    System.out.printf(
        "%d detectors, %d frames in %d records of %d streams, %d rounds%n",
        detectors.specs().size(), frames, records, STREAMS, ROUNDS);
    double[] nothing = new double[ROUNDS];
    double[] all = new double[ROUNDS];
    for (int i = -WARMUPS; i < ROUNDS; i++) {
      double first = microseconds("nothing-" + i, nothing());
      double second =
          microseconds("all-" + i, AnalyzerTopology.build(detectors, serdes, params.output()));
      if (i >= 0) {
        nothing[i] = first;
        all[i] = second;
      }
    }
    double[] more = new double[ROUNDS];
    Arrays.setAll(more, i -> all[i] - nothing[i]);
    print("a topology that does nothing", nothing);
    print("all detectors", all);
    print("all detectors, over nothing", more);
  }

  private Topology nothing() {
    return new Topology()
        .addSource(
            "source",
            new StringDeserializer(),
            serdes.deserializer(FrameBatch.class),
            Topics.FRAMES.name())
        .addProcessor("nothing", Nothing::new, "source");
  }

  private static final class Nothing implements Processor<String, FrameBatch, Void, Void> {
    @Override
    public void process(Record<String, FrameBatch> record) {}
  }

  /** CPU per frame from the first record to the last. */
  private double microseconds(String id, Topology topology) throws Exception {
    var properties = StreamsProfile.of(id, params, "target/" + id, cluster.properties());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    try (var streams = new KafkaStreams(topology, properties)) {
      streams.start();
      waitFor(streams, 1);
      double done = processed(streams);
      long before = cpuNanos(id);
      waitFor(streams, records);
      return (cpuNanos(id) - before) / 1e3 / (frames * (1 - done / records));
    }
  }

  private static void waitFor(KafkaStreams streams, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (processed(streams) < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%.0f of %d records processed within 5 minutes".formatted(processed(streams), count));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static double processed(KafkaStreams streams) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("process-total"))
        .filter(metric -> metric.getKey().group().equals("stream-thread-metrics"))
        .mapToDouble(metric -> (double) metric.getValue().metricValue())
        .sum();
  }

  /** Of the threads of an application and its clients, which all carry its id in their names. */
  private static long cpuNanos(String id) {
    var threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains(id)) {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }

  private static void print(String what, double[] micros) {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%-30s %6.2f us a frame (%.2f..%.2f)%n",
        what, sorted[ROUNDS / 2], sorted[0], sorted[ROUNDS - 1]);
  }
}
