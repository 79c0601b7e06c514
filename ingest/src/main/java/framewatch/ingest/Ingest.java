package framewatch.ingest;

import framewatch.config.SourceUri;
import framewatch.ingest.publish.Publisher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The streams that this process watches, a thread each. Safe for many threads. What fails in one
 * stream's thread ends that stream, is kept in its summary, and touches no other.
 */
public final class Ingest implements AutoCloseable {
  /** Longer than any single call of a source or publisher should take, milliseconds. */
  private static final long JOIN_MS = 15_000;

  /** Told of streams as they go; called by the streams' threads. */
  public interface Listener {
    /** How the watching of a stream goes from here on. */
    Progress started(String streamId);

    /** It has ended, whatever the reason. */
    void ended(Summary summary);
  }

  private record Running(StreamWorker worker, Thread thread) {}

  private final Publisher publisher;
  private final Listener listener;
  private final Map<String, Running> running = new HashMap<>();
  private final List<Summary> summaries = new ArrayList<>();
  private boolean closed;

  public Ingest(Publisher publisher, Listener listener) {
    this.publisher = publisher;
    this.listener = listener;
  }

  /**
   * Watches a stream from now on; does nothing when closed.
   *
   * @param persistent as in {@link StreamWorker}
   * @throws IllegalStateException if the stream is being watched
   */
  public synchronized void start(
      String streamId, SourceUri uri, IngestSettings settings, boolean persistent) {
    if (running.containsKey(streamId)) {
      throw new IllegalStateException(streamId + " is being watched");
    }
    if (closed) {
      return;
    }
    var progress = listener.started(streamId);
    var worker = new StreamWorker(streamId, uri, settings, publisher, persistent, progress);
    var thread = new Thread(() -> watch(streamId, worker), "stream-" + streamId);
    running.put(streamId, new Running(worker, thread));
    thread.start();
  }

  /**
   * Stops streams and waits until they have stopped.
   *
   * @param forGood true if nobody is to watch them any more, false if another worker may
   */
  public void stop(Collection<String> streamIds, boolean forGood) {
    var stopping = new ArrayList<Running>();
    synchronized (this) {
      for (String streamId : streamIds) {
        var found = running.get(streamId);
        if (found != null) {
          stopping.add(found);
        }
      }
    }
    for (var stream : stopping) {
      if (forGood) {
        stream.worker.closeForGood();
      } else {
        stream.worker.close();
      }
    }
    join(stopping);
  }

  /** Waits until every stream has ended. Returns what became of all that were ever started. */
  public synchronized List<Summary> await() throws InterruptedException {
    while (!running.isEmpty()) {
      wait();
    }
    return List.copyOf(summaries);
  }

  /** Stops all streams and waits until they have stopped. */
  @Override
  public void close() {
    List<String> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(running.keySet());
    }
    stop(all, false);
  }

  private void watch(String streamId, StreamWorker worker) {
    var summary = worker.run();
    synchronized (this) {
      running.remove(streamId);
      summaries.add(summary);
      notifyAll();
    }
    listener.ended(summary);
  }

  private static void join(List<Running> stopping) {
    long untilMs = System.currentTimeMillis() + JOIN_MS;
    try {
      for (var stream : stopping) {
        stream.thread.join(Math.max(1, untilMs - System.currentTimeMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
