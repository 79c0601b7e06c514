package framewatch.ingest;

import framewatch.config.SourceUri;
import framewatch.ingest.publish.PublishException;
import framewatch.ingest.publish.Publisher;
import framewatch.ingest.source.Media;
import framewatch.ingest.source.Source;
import framewatch.ingest.source.SourceException;
import framewatch.ingest.source.Sources;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one stream: opens its source, has each session measured and published, and reconnects a
 * live source that went away. {@link #run} works on the caller's thread until a file has ended or
 * {@link #close} is called from another. Whatever goes wrong with the stream is in what it returns.
 */
public final class StreamWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamWorker.class);

  /** A source that was there for this long begins its reconnects with the shortest wait. */
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final String streamId;
  private final SourceUri uri;
  private final IngestSettings settings;
  private final Publisher publisher;
  private final boolean persistent;
  private final Progress progress;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Backoff backoff;

  private volatile boolean forGood;
  private Summary summary;
  private @Nullable Session session;
  private long lastEpoch;

  /**
   * @param persistent false to give up if the source cannot be opened at all, true to go on trying
   *     and to say on the topics that it is not there
   */
  public StreamWorker(
      String streamId,
      SourceUri uri,
      IngestSettings settings,
      Publisher publisher,
      boolean persistent,
      Progress progress) {
    this.streamId = streamId;
    this.uri = uri;
    this.settings = settings;
    this.publisher = publisher;
    this.persistent = persistent;
    this.progress = progress;
    backoff = new Backoff(settings.ingest());
    summary = Summary.nothing(streamId);
  }

  /** Watches the stream to its end. To be called once. */
  public Summary run() {
    var outcome = Summary.Outcome.NO_INPUT;
    String failure;
    try {
      failure = watch();
      publisher.flush(streamId);
    } catch (PublishException e) {
      outcome = Summary.Outcome.NOT_PUBLISHED;
      failure = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      // An Error, too: media that asks for too much memory is this stream's matter alone.
      LOG.error("{}: stopped by an error of ours", streamId, e);
      outcome = Summary.Outcome.BROKEN;
      failure = "internal error: " + e;
    } finally {
      endSession();
    }
    return failure == null ? summary : summary.failed(outcome, failure);
  }

  /**
   * Makes {@link #run} return soon. A live session is told to be lost, since nobody looks at the
   * source any more; a file's is left as it is, to be taken up again from its beginning.
   */
  @Override
  public void close() {
    stop.countDown();
  }

  /** As {@link #close}, but nobody is to watch the stream any more: its session ends. */
  public void closeForGood() {
    forGood = true;
    close();
  }

  /** Returns why the stream could not be watched to its end; null if it was, or if stopped. */
  private @Nullable String watch() {
    while (!stopped()) {
      long startNanos = System.nanoTime();
      try (Source source = Sources.open(resolved(), settings.source())) {
        boolean live = live(source);
        String failure = watch(source, live);
        boolean again = live || (persistent && !source.replayable());
        if (failure == null || !again) {
          return failure;
        }
        progress.lost(failure);
      } catch (SourceException e) {
        if (session == null && !persistent) {
          return e.getMessage();
        }
        progress.lost(String.valueOf(e.getMessage()));
        absent();
      }
      if (System.nanoTime() - startNanos > STEADY_NANOS) {
        backoff.reset();
      }
      pause();
    }
    return null;
  }

  /** Watches an open source; returns why it was lost, null if it ended or we were stopped. */
  private @Nullable String watch(Source source, boolean live) throws SourceException {
    var current = startSession(epoch(source), live);
    progress.opened(Formats.describe(source));
    try {
      Media.End end = current.watch(source, this::stopped);
      if (end == null) {
        stop(current, source);
        return null;
      }
      if (end.lost()) {
        current.lost(end.detail());
        return "lost: " + end.detail();
      }
      current.ended(end.detail());
      current.flush();
      return null;
    } catch (SourceException e) {
      current.lost("cannot be read on");
      current.flush();
      return e.getMessage();
    }
  }

  private void stop(Session current, Source source) {
    if (forGood) {
      current.ended("no longer watched");
      current.flush();
    } else if (!source.replayable()) {
      current.lost("the worker stopped");
      current.flush();
    }
  }

  /** Makes a source that was never there visible: a session without any media. */
  private void absent() {
    if (session == null) {
      startSession(liveEpoch(), true).lost("cannot be opened");
    }
  }

  private Session startSession(long epoch, boolean live) {
    endSession();
    lastEpoch = epoch;
    var started = new Session(streamId, epoch, live, settings, publisher, progress);
    session = started;
    return started;
  }

  private void endSession() {
    var ended = session;
    if (ended != null) {
      summary = summary.plus(ended.summary());
      ended.close();
      session = null;
    }
  }

  /** Waits before the next attempt and keeps saying that nothing arrives. */
  private void pause() {
    long untilNanos = System.nanoTime() + backoff.nextNanos();
    for (long left = 1; left > 0 && !stopped(); left = untilNanos - System.nanoTime()) {
      var lost = session;
      long dueNanos = lost == null ? left : lost.stalledWhenDue();
      try {
        if (stop.await(Math.min(left, dueNanos), TimeUnit.NANOSECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    }
  }

  private long epoch(Source source) throws SourceException {
    return source.replayable()
        ? Sources.contentEpoch(resolved(), settings.source()).orElseGet(this::liveEpoch)
        : liveEpoch();
  }

  /** What is opened, anew each time: a secret may have been replaced. */
  private SourceUri resolved() throws SourceException {
    var folder = Path.of(settings.ingest().secrets());
    return new UriReferences(System.getenv(), folder).resolve(uri);
  }

  private long liveEpoch() {
    return Math.max(System.currentTimeMillis(), lastEpoch + 1);
  }

  /** What has no length and cannot be had again will not wait for us. */
  private static boolean live(Source source) {
    return !source.replayable() && source.durationUs() == 0;
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }
}
