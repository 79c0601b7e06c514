package framewatch.analyzer;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Observation;
import framewatch.detect.Spec;
import framewatch.detect.VideoFrame;
import framewatch.wire.Topics;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.registry.EmbeddedRegistry;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the analysis costs, without Kafka: microseconds of this thread's CPU per frame, the median
 * of rounds and their extremes. Run its main from an IDE, or see analyzer/README.md.
 */
final class AnalysisBenchmark {

  private static final int SECONDS = 400;
  private static final int ROUNDS = 15;

  private final EnabledDetectors detectors;
  private final List<FrameBatch> batches;
  private final List<byte[]> bytes = new ArrayList<>();
  private final AvroDeserializer<FrameBatch> deserializer = new AvroDeserializer<>();
  private final int frames;

  private AnalysisBenchmark(EmbeddedRegistry registry) {
    var given = Settings.defaults(Detectors.tables());
    detectors = Detectors.enable(Detectors.set("all"), given).reading(Spec.Input.FRAMES);
    List<Observation> scene = BenchmarkScene.of(SECONDS, 1);
    frames = (int) scene.stream().filter(VideoFrame.class::isInstance).count();
    batches = Batches.of("benchmark", 1, scene, 35);
    var keys = Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "true");
    var serializer = new AvroSerializer<FrameBatch>();
    serializer.configure(keys, false);
    deserializer.configure(keys, false);
    batches.forEach(batch -> bytes.add(serializer.serialize(Topics.FRAMES.name(), batch)));
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    try (var registry = EmbeddedRegistry.start()) {
      var benchmark = new AnalysisBenchmark(registry);
      System.out.printf(
          "%d detectors, %d frames in %d batches, %.0f bytes a frame%n",
          benchmark.detectors.specs().size(),
          benchmark.frames,
          benchmark.batches.size(),
          benchmark.bytes.stream().mapToInt(each -> each.length).sum() / (double) benchmark.frames);
      benchmark.run();
    }
  }

  private void run() {
    measure("deserialize", this::deserialize);
    measure("deserialize, read columns", this::read);
    measure("deserialize, read, detect", () -> detect(0));
    measure("the same, save once a batch", () -> detect(1));
    measure("the same, save and restore", () -> detect(2));
  }

  private long deserialize() {
    long sum = 0;
    for (byte[] each : bytes) {
      sum += deserializer.deserialize(Topics.FRAMES.name(), each).getPosition();
    }
    return sum;
  }

  private long read() {
    long sum = 0;
    for (byte[] each : bytes) {
      sum += FrameBatchReader.read(deserializer.deserialize(Topics.FRAMES.name(), each)).size();
    }
    return sum;
  }

  private long detect(int keep) {
    long[] sum = {0};
    var analysis = BatchAnalysis.begin("benchmark", detectors, () -> 0);
    for (byte[] each : bytes) {
      var batch = deserializer.deserialize(Topics.FRAMES.name(), each);
      analysis.take(batch, null, event -> sum[0]++);
      if (keep > 0) {
        byte[] saved = analysis.save();
        sum[0] += saved.length;
        if (keep > 1) {
          analysis = BatchAnalysis.restore("benchmark", detectors, () -> 0, saved);
        }
      }
    }
    return sum[0];
  }

  private interface Step {
    long run();
  }

  private void measure(String what, Step step) {
    var threads = ManagementFactory.getThreadMXBean();
    double[] micros = new double[ROUNDS];
    long result = 0;
    for (int i = -ROUNDS; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadCpuTime();
      result = step.run();
      if (i >= 0) {
        micros[i] = (threads.getCurrentThreadCpuTime() - before) / 1e3 / frames;
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "%-30s %6.2f us a frame (%.2f..%.2f), result %d%n",
        what, micros[ROUNDS / 2], micros[0], micros[ROUNDS - 1], result);
  }
}
