package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import java.util.ArrayDeque;
import java.util.Queue;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packets of a live source. A thread of its own reads them into a bounded queue, since a read
 * that was broken off to report a stall could not be taken up again. When the queue is full the
 * thread waits; the source's own transport then slows down or drops. How the reading ended, the
 * thread leaves in the queue's last place; it never throws.
 */
final class LivePackets implements Packets {
  private static final Logger LOG = LoggerFactory.getLogger(LivePackets.class);
  private static final int MOST_PACKETS = 4096;

  /** Many seconds of a stream that is watched, and little beside the memory of its decoder. */
  private static final long MOST_BYTES = 16L << 20;

  private static final long IDLE_MILLIS = 1000;
  private static final long CLOSE_MILLIS = 5000;

  private final Demuxer demuxer;
  private final TimeBase[] timeBases;
  private final Thread reader;

  // All below is guarded by this object's monitor.
  private final Queue<AVPacket> queue = new ArrayDeque<>();
  private final Playout playout;
  private long queuedBytes;
  private boolean closed;
  private @Nullable Finished finished;

  /** The packet handed out last; used by the caller's thread only. */
  private @Nullable AVPacket lent;

  LivePackets(Demuxer demuxer, Location location) {
    this.demuxer = demuxer;
    timeBases = new TimeBase[demuxer.context().nb_streams()];
    for (int i = 0; i < timeBases.length; i++) {
      timeBases[i] = TimeBase.of(demuxer.context().streams(i).time_base());
    }
    playout = new Playout(location.kind().segmented(), System.nanoTime());
    reader = new Thread(this::read, "framewatch-reader");
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public Read next() {
    if (lent != null) {
      av_packet_free(lent);
      lent = null;
    }
    synchronized (this) {
      if (queue.isEmpty() && finished == null) {
        waitFor(IDLE_MILLIS);
      }
      AVPacket packet = queue.poll();
      if (packet != null) {
        queuedBytes -= packet.size();
        notifyAll();
        lent = packet;
        return new Arrived(packet);
      }
      return finished != null ? finished : new Nothing(playout.idleUs(System.nanoTime()));
    }
  }

  private void read() {
    while (true) {
      AVPacket packet = av_packet_alloc();
      int result = demuxer.read(packet);
      if (result < 0) {
        av_packet_free(packet);
        finish(result);
        return;
      }
      if (!put(packet)) {
        av_packet_free(packet);
        return;
      }
    }
  }

  /** False if nobody wants packets any more. */
  private synchronized boolean put(AVPacket packet) {
    while (!closed && (queue.size() >= MOST_PACKETS || queuedBytes >= MOST_BYTES)) {
      waitFor(0);
    }
    if (closed) {
      return false;
    }
    int track = packet.stream_index();
    long media = track < timeBases.length ? timeBases[track].toUs(packet.dts()) : TimeBase.NONE;
    playout.arrived(media, System.nanoTime());
    queuedBytes += packet.size();
    queue.add(packet);
    notifyAll();
    return true;
  }

  private void finish(int error) {
    int below = demuxer.transportError();
    boolean broken = error != AVERROR_EOF || (below < 0 && below != AVERROR_EOF);
    String detail =
        demuxer.timedOut()
            ? "nothing arrived within the time allowed"
            : Libav.error(error == AVERROR_EOF && broken ? below : error);
    Finished result = new Finished(broken || !demuxer.finite(), detail);
    synchronized (this) {
      finished = result;
      notifyAll();
    }
  }

  /**
   * Waits for a notification; spurious ones do no harm here. An interrupt is kept for the caller.
   */
  @SuppressWarnings("WaitNotInLoop")
  private synchronized void waitFor(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    demuxer.cancel();
    boolean ended = joined();
    if (lent != null) {
      av_packet_free(lent);
      lent = null;
    }
    synchronized (this) {
      queue.forEach(packet -> av_packet_free(packet));
      queue.clear();
    }
    if (ended) {
      demuxer.close();
    } else {
      // Freeing what a thread inside libav still uses would end the process.
      LOG.warn("a reader did not end within {} ms; its memory is not given back", CLOSE_MILLIS);
    }
  }

  private boolean joined() {
    boolean interrupted = Thread.interrupted();
    try {
      reader.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !reader.isAlive();
  }
}
