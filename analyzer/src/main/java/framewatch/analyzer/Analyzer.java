package framewatch.analyzer;

import framewatch.config.SettingsException;
import framewatch.detect.EnabledDetectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running analyzer: one member of the group of all that run the same detector set. It runs in
 * threads of Kafka Streams until it is closed; a thread that fails is replaced, as what can be
 * wrong with a record is handled before, and what is wrong around it may pass.
 */
public final class Analyzer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Analyzer.class);

  /** Less than the 10 s in which containers are expected to end. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private static final int MAX_BACKOFF_SECONDS = 10;

  private final String applicationId;
  private final KafkaStreams streams;
  private final Path stateDir;
  private final boolean ownStateDir;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();
  private boolean over;

  private Analyzer(
      String applicationId,
      EnabledDetectors detectors,
      AnalyzerParams params,
      Map<String, ?> properties) {
    this.applicationId = applicationId;
    ownStateDir = params.stateDir().isEmpty();
    stateDir = ownStateDir ? temporary() : Path.of(params.stateDir());
    var serdes = new AvroSerdes(params.valueDeserializer(), params.valueSerializer(), properties);
    streams =
        new KafkaStreams(
            AnalyzerTopology.build(detectors, serdes, params.output()),
            StreamsProfile.of(applicationId, params, stateDir.toString(), properties));
    streams.setStateListener(this::changed);
    streams.setUncaughtExceptionHandler(this::failed);
  }

  /**
   * Starts an analyzer. It is at work as soon as it has partitions; see {@link #state}.
   *
   * @param applicationId the group; {@link #applicationId} unless there is a reason
   * @param properties of Kafka Streams, its clients and the registry's client
   * @throws framewatch.config.SettingsException if a class that was set cannot be used
   */
  public static Analyzer start(
      String applicationId,
      EnabledDetectors detectors,
      AnalyzerParams params,
      Map<String, ?> properties) {
    var analyzer = new Analyzer(applicationId, detectors, params, properties);
    analyzer.streams.start();
    return analyzer;
  }

  /** The group of the analyzers that run a detector set. */
  public static String applicationId(String set) {
    return "framewatch-" + set;
  }

  /** What it is at: RUNNING once it has its partitions. */
  public State state() {
    return streams.state();
  }

  /** Partitions that it works on at the moment, those of each lane counted for themselves. */
  int activeTasks() {
    return streams.metadataForLocalThreads().stream()
        .mapToInt(thread -> thread.activeTasks().size())
        .sum();
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Leaves the group, so that its partitions move at once; takes at most some 8 s. */
  @Override
  public synchronized void close() {
    if (over) {
      return;
    }
    over = true;
    boolean inTime =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!inTime) {
      LOG.warn("{}: not closed within {} s", applicationId, CLOSE_TIMEOUT.toSeconds());
    }
    if (ownStateDir) {
      delete(stateDir);
    }
    closed.countDown();
  }

  private void changed(State now, State before) {
    if (now == State.RUNNING) {
      failures.set(0);
      LOG.info("{}: running, {} tasks", applicationId, activeTasks());
    } else if (now == State.REBALANCING && before == State.RUNNING) {
      LOG.info("{}: rebalancing", applicationId);
    } else if (now == State.ERROR) {
      LOG.error("{}: stopped by an error", applicationId);
      closed.countDown();
    }
  }

  /** Runs in the thread that died: waiting here holds back its successor. */
  private StreamThreadExceptionResponse failed(Throwable failure) {
    int seconds = Math.min(MAX_BACKOFF_SECONDS, 1 << Math.min(4, failures.getAndIncrement()));
    LOG.error("{}: a thread failed, the next starts in {} s", applicationId, seconds, failure);
    try {
      closed.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("framewatch-analyzer");
    } catch (IOException e) {
      throw new SettingsException(
          "analyzer.state-dir is not set and %s cannot be written to: expected one of them"
              .formatted(System.getProperty("java.io.tmpdir")));
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{}: cannot be deleted", folder);
    }
  }
}
