package framewatch.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import framewatch.detect.Detectors;
import framewatch.detect.EnabledDetectors;
import framewatch.detect.Scene;
import framewatch.detect.Spec;
import framewatch.wire.Topics;
import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.serde.AvroDeserializer;
import framewatch.wire.serde.AvroSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Analyzers are processes of their own that are killed, again and again, while streams flow: what a
 * reader of committed records sees is what an analyzer gives that was never disturbed. {@code
 * -Dcrash.kills=20 -Dcrash.seed=7} for a longer or another run.
 */
class CrashIT {

  private static final int STREAMS = 6;
  private static final int SCENES = 40;
  private static final int KILLS = Integer.getInteger("crash.kills", 3);
  private static final long SEED = Long.getLong("crash.seed", 1);

  private final List<Process> analyzers = new ArrayList<>();

  @AfterEach
  void stopWhatIsLeft() {
    analyzers.forEach(Process::destroyForcibly);
  }

  @Test
  void givesEveryDefectOnceThoughAnalyzersAreKilled() throws Exception {
    System.out.printf("CrashIT: %d kills, seed %d%n", KILLS, SEED);
    var cluster = TestCluster.inJvm();
    String run = "crash-" + System.nanoTime();
    var random = new Random(SEED);
    List<List<FrameBatch>> streams = streams(run);
    Map<String, List<String>> expected = undisturbed(streams);
    int events = expected.values().stream().mapToInt(List::size).sum();

    var feed = new Feed(cluster, streams);
    try (var defects = cluster.reader(Topics.DEFECTS.name(), new AvroDeserializer<DefectEvent>())) {
      var seen = new Seen(run, defects);
      analyzers.add(analyzer(cluster, run, 0));
      analyzers.add(analyzer(cluster, run, 1));
      feed.start();
      for (int kill = 1; kill <= KILLS; kill++) {
        // Each kill falls somewhere into its share of the streams, and not before the others work.
        int share = feed.rounds() / (KILLS + 1);
        int moment = share * kill - random.nextInt(share / 2);
        long before = seen.count();
        defects.until("kill " + kill, () -> feed.sent() >= moment && seen.count() > before);
        assertThat(feed.sent()).as("rounds, at kill " + kill).isLessThan(feed.rounds());
        Process victim = analyzers.remove(random.nextInt(analyzers.size()));
        victim.destroyForcibly().waitFor();
        assertThat(victim.exitValue()).isEqualTo(128 + 9);
        analyzers.add(analyzer(cluster, run, kill + 1));
      }
      defects.until("all defects", () -> seen.count() >= events);
      for (Process analyzer : analyzers) {
        analyzer.destroy();
        assertThat(analyzer.waitFor(10, TimeUnit.SECONDS)).as("ends within 10 s").isTrue();
      }
      defects.toTheEnd();
      assertThat(seen.byStream()).isEqualTo(expected);
    }
    feed.join();
  }

  private static List<List<FrameBatch>> streams(String run) {
    List<List<FrameBatch>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      var scene = new Scene();
      for (int j = 0; j < SCENES; j++) {
        scene.moving(1.2).black(3 + i * 0.2).moving(1);
      }
      streams.add(Batches.of(run + "-" + i, 5, scene.end().observations(), 25));
    }
    return streams;
  }

  private static EnabledDetectors detectors() {
    var given = Settings.defaults(Detectors.tables());
    return Detectors.enable(Detectors.set("video"), given).reading(Spec.Input.FRAMES);
  }

  private static Map<String, List<String>> undisturbed(List<List<FrameBatch>> streams) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (List<FrameBatch> stream : streams) {
      String id = stream.get(0).getStreamId();
      List<String> own = new ArrayList<>();
      var analysis = BatchAnalysis.begin(id, detectors(), () -> 0);
      stream.forEach(batch -> analysis.take(batch, null, event -> own.add(line(event))));
      lines.put(id, own);
    }
    return lines;
  }

  /** All of an event but when it was emitted and what records it came from. */
  private static String line(DefectEvent event) {
    var copy = new HashMap<String, Object>();
    for (var field : event.getSchema().getFields()) {
      if (!field.name().equals("emittedUs") && !field.name().equals("lineage")) {
        Object value = event.get(field.pos());
        // What was read from a topic has its values in another order than what was just made.
        Object sorted = value instanceof Map<?, ?> map ? new TreeMap<>(map) : value;
        copy.put(field.name(), String.valueOf(sorted));
      }
    }
    return new TreeMap<>(copy).toString();
  }

  /** The events of this run. */
  private record Seen(String run, TestCluster.Reader<DefectEvent> reader) {

    Map<String, List<String>> byStream() {
      Map<String, List<String>> lines = new TreeMap<>();
      reader.records().stream()
          .filter(record -> record.key().startsWith(run))
          .forEach(
              record ->
                  lines
                      .computeIfAbsent(record.key(), key -> new ArrayList<>())
                      .add(line(record.value())));
      return lines;
    }

    long count() {
      return reader.records().stream().filter(record -> record.key().startsWith(run)).count();
    }
  }

  private static Process analyzer(TestCluster cluster, String run, int number) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AnalyzeCommand.class.getName());
    command.addAll(List.of("--set", "video", "--application-id", "framewatch-" + run));
    command.addAll(cluster.flags());
    // Sooner than in production, where a pause of a few seconds must not look like a death.
    command.addAll(List.of("--command-property", "consumer.session.timeout.ms=6000"));
    command.addAll(List.of("--command-property", "consumer.heartbeat.interval.ms=1000"));
    command.addAll(List.of("--command-property", "producer.transaction.timeout.ms=5000"));
    File log = new File("target", run + "-analyzer-" + number + ".log");
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  /** Sends the streams side by side, a batch of each in a round, at a steady pace. */
  private static final class Feed extends Thread {
    /** Long enough for a killed analyzer's partitions to move while the streams go on. */
    private static final long SHARE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final TestCluster cluster;
    private final List<List<FrameBatch>> streams;
    private volatile int sent;

    Feed(TestCluster cluster, List<List<FrameBatch>> streams) {
      super("feed");
      setDaemon(true);
      this.cluster = cluster;
      this.streams = streams;
    }

    int rounds() {
      return streams.stream().mapToInt(List::size).max().orElse(0);
    }

    int sent() {
      return sent;
    }

    @Override
    public void run() {
      long pace = SHARE_NANOS * (KILLS + 1) / rounds();
      List<Future<?>> sending = new ArrayList<>();
      try (var producer = cluster.producer(new AvroSerializer<FrameBatch>())) {
        for (int i = 0; i < rounds(); i++) {
          for (List<FrameBatch> stream : streams) {
            if (i < stream.size()) {
              var batch = stream.get(i);
              sending.add(
                  producer.send(
                      new ProducerRecord<>(Topics.FRAMES.name(), batch.getStreamId(), batch)));
            }
          }
          sent = i + 1;
          LockSupport.parkNanos(pace);
        }
        for (Future<?> one : sending) {
          one.get();
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("the streams do not flow", e);
      }
    }
  }
}
