package framewatch.ingest.publish;

import framewatch.ingest.measure.AudioMeasures;
import framewatch.ingest.measure.VideoMeasures;
import framewatch.ingest.source.Picture;
import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the observations of one session into batches and publishes them. A batch ends when its
 * observations span the batch length in media time, so that its borders are a function of the
 * media; what a reader gets does not depend on them. Used by one thread.
 *
 * <p>Until {@link #begin} everything is held back, its times being timestamps of the source.
 *
 * <p>When a batch is refused, its observations are counted and the next batch says so with a
 * DROPPED mark, together with those marks of the lost batch that a reader cannot do without.
 */
public final class BatchWriter {
  /** Sound alone waits at least this long for a frame to share a record with, media time. */
  private static final long SOUND_WAIT_US = 500_000;

  /** Most observations of a batch, whatever their times: bounds a record to some 300 kB. */
  private static final int MAX_OBSERVATIONS = 512;

  private final Publisher publisher;
  private final Heading heading;
  private final long lengthUs;
  private final boolean live;
  private final Dropped dropped = new Dropped();

  private @Nullable Long wallClockUs;
  private Columns columns = new Columns();
  private boolean begun;

  /** True if there is media in the batch, and {@link #firstUs} is where it begins. */
  private boolean spans;

  private long position;
  private long firstUs;
  private long firstNanos;

  /**
   * @param length media time of a batch; zero for a record per frame
   * @param live true if batches may be refused, and none may wait for media that does not come
   */
  public BatchWriter(Publisher publisher, Heading heading, Duration length, boolean live) {
    this.publisher = publisher;
    this.heading = heading;
    this.lengthUs = length.toNanos() / 1000;
    this.live = live;
  }

  /**
   * Opens the session: makes {@code originUs} media time 0 of what was held back.
   *
   * @param opened its first mark
   * @param wallClockUs wall clock at media time 0; null for a file
   */
  public void begin(Mark opened, long originUs, @Nullable Long wallClockUs) {
    this.wallClockUs = wallClockUs;
    begun = true;
    columns.begin(opened, originUs);
    firstUs -= originUs;
  }

  /** Adds a video frame. */
  public void frame(long timeUs, Picture picture, VideoMeasures measures, long samplePosition) {
    start(timeUs);
    columns.frame(timeUs, picture, measures, samplePosition);
    cut(timeUs + picture.durationUs, lengthUs);
  }

  /** Adds a window of sound. */
  public void window(long timeUs, AudioMeasures measures) {
    start(timeUs);
    columns.window(timeUs, measures);
    cut(timeUs + measures.durationUs, Math.max(lengthUs, SOUND_WAIT_US));
  }

  /** Adds a mark. Those that say that nothing more comes are published at once. */
  public void mark(Mark mark) {
    columns.mark(mark);
    var kind = mark.getKind();
    if (kind == MarkKind.STALLED || kind == MarkKind.LOST || kind == MarkKind.ENDED) {
      flush(live);
    } else if (columns.size() >= MAX_OBSERVATIONS) {
      flush(live);
    }
  }

  /**
   * Publishes what there is.
   *
   * @param mayDrop false to wait until there is room, whatever the source
   */
  public void flush(boolean mayDrop) {
    if (!begun || columns.size() == 0) {
      return;
    }
    var batch =
        FrameBatch.newBuilder()
            .setStreamId(heading.streamId())
            .setEpoch(heading.epoch())
            .setProfile(heading.profile())
            .setPosition(position)
            .setWallClockUs(wallClockUs)
            .setOrder(columns.order())
            .setMarks(columns.marks())
            .setVideo(columns.video())
            .setAudio(columns.audio())
            .build();
    position += columns.size();
    columns = new Columns();
    spans = false;
    if (publisher.publish(batch, mayDrop)) {
      dropped.forget();
    } else {
      dropped.add(batch);
      dropped.marks().forEach(columns::mark);
    }
  }

  /** Observations that were refused so far. */
  public long droppedObservations() {
    return dropped.total();
  }

  private void start(long timeUs) {
    if (!spans) {
      spans = true;
      firstUs = timeUs;
      firstNanos = System.nanoTime();
    }
  }

  private void cut(long endUs, long spanUs) {
    boolean late = live && lengthUs > 0 && System.nanoTime() - firstNanos > 2000 * lengthUs;
    if (endUs - firstUs >= spanUs || late || columns.size() >= MAX_OBSERVATIONS) {
      flush(live);
    }
  }
}
