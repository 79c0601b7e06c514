package framewatch.ingest.publish;

import framewatch.ingest.measure.VideoMeasures;
import framewatch.ingest.source.EncodedPicture;
import framewatch.ingest.source.Picture;
import framewatch.wire.avro.FramePayload;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.PictureEncoding;
import framewatch.wire.avro.SampleReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one session's samples: the pictures that {@link FrameSampler} asks for, as {@link Camera}
 * encodes them, and copies of those marks that a reader of samples needs, in order of media time.
 * Used by one thread.
 */
public final class SampleWriter implements AutoCloseable {
  /** Bits of Picture.flags: made from a corrupt packet. */
  private static final int CORRUPT = 2;

  private static final long NEVER = Long.MIN_VALUE;

  /** Marks that are kept while they are refused. */
  private static final int MAX_WAITING = 16;

  private final Publisher publisher;
  private final Heading heading;
  private final boolean live;
  private final boolean enabled;
  private final FrameSampler sampler;
  private final Camera camera;

  private @Nullable Long wallClockUs;
  private final List<Mark> waiting = new ArrayList<>();
  private boolean begun;
  private boolean refused;
  private long position;
  private long taken;
  private long notPublished;

  /** Media time of the picture before; NEVER if a mark was written since. */
  private long lastUs = NEVER;

  private long lastTakenUs = NEVER;

  /**
   * @param live true if samples may be refused
   */
  public SampleWriter(Publisher publisher, Heading heading, SampleParams params, boolean live) {
    this.publisher = publisher;
    this.heading = heading;
    this.live = live;
    enabled = params.enabled();
    sampler = new FrameSampler(params);
    camera = new Camera(params);
  }

  /**
   * Opens the session.
   *
   * @param wallClockUs wall clock at media time 0; null for a file
   */
  public void begin(Mark opened, @Nullable Long wallClockUs) {
    this.wallClockUs = wallClockUs;
    begun = true;
    mark(opened);
  }

  /**
   * Copies a mark if a reader of samples needs it. What comes before {@link #begin} it does not.
   */
  public void mark(Mark mark) {
    boolean wanted =
        switch (mark.getKind()) {
          case OPENED, DISCONTINUITY, FORMAT_CHANGED, LOST, ENDED -> enabled && begun;
          case UNKNOWN, DECODE_ERROR, STALLED, DROPPED, CORRUPT, CAPTION, CUE -> false;
        };
    if (wanted) {
      // The picture before may not follow it.
      lastUs = NEVER;
      waiting.add(mark);
      if (waiting.size() > MAX_WAITING) {
        // Not the first, which may be OPENED.
        waiting.remove(1);
      }
      flush(live);
    }
  }

  /**
   * Publishes marks that were refused so far.
   *
   * @return false if they were refused again
   */
  public boolean flush(boolean mayDrop) {
    while (!waiting.isEmpty()) {
      var mark = waiting.get(0);
      if (!publish(record(mark.getTimeUs()).setMark(mark).build(), mayDrop)) {
        return false;
      }
      waiting.remove(0);
    }
    return true;
  }

  /** Says that the decoder refused video: the next picture shows what came of it. */
  public void refused() {
    refused = true;
  }

  /**
   * Takes a sample of the frame if one is wanted.
   *
   * @return its position among the samples; -1 if none was taken
   */
  public long take(long timeUs, Picture picture, VideoMeasures measures) {
    if (!enabled) {
      return -1;
    }
    boolean damaged = refused || picture.decodeErrorFlags != 0 || (picture.flags & CORRUPT) != 0;
    refused = false;
    var reasons =
        sampler.decide(
            timeUs,
            measures.sceneScore,
            measures.lumaDeviation,
            measures.difference,
            measures.tileDifference,
            damaged);
    long sample = reasons.isEmpty() ? -1 : take(reasons, timeUs, picture);
    lastUs = timeUs;
    return sample;
  }

  private long take(List<SampleReason> reasons, long timeUs, Picture picture) {
    Camera.Before lastGood = null;
    Picture before = picture.previous;
    if (sampler.suspicion().hasLastGood() && before != null && lastUs != NEVER) {
      lastGood = new Camera.Before(lastUs, before, lastUs == lastTakenUs);
    }
    int tile = sampler.suspicion().tile();
    var shots = camera.take(reasons, timeUs, picture, tile, lastGood);
    long sample = -1;
    for (int i = 0; i < shots.size(); i++) {
      if (!flush(live) || !publish(record(shots.get(i)), live)) {
        notPublished += shots.size() - i;
        break;
      }
      taken++;
      lastTakenUs = shots.get(i).timeUs();
      if (sample < 0 && shots.get(i).reason() != SampleReason.LAST_GOOD) {
        sample = position - 1;
      }
    }
    return sample;
  }

  /** Pictures published so far. */
  public long taken() {
    return taken;
  }

  /** Pictures that were wanted but not published: the budget was spent, or Kafka too slow. */
  public long missed() {
    return camera.missed() + notPublished;
  }

  @Override
  public void close() {
    camera.close();
  }

  private FramePayload record(Shot shot) {
    EncodedPicture picture = shot.picture();
    return record(shot.timeUs())
        .setReason(shot.reason())
        .setEncoding(picture.encoding())
        .setLeft(picture.left())
        .setTop(picture.top())
        .setWidth(picture.width())
        .setHeight(picture.height())
        .setBitDepth(picture.bitDepth())
        .setPicture(ByteBuffer.wrap(picture.bytes()))
        .build();
  }

  private FramePayload.Builder record(long timeUs) {
    return FramePayload.newBuilder()
        .setStreamId(heading.streamId())
        .setEpoch(heading.epoch())
        .setProfile(heading.profile())
        .setPosition(position)
        .setWallClockUs(wallClockUs)
        .setTimeUs(timeUs)
        .setReason(SampleReason.NONE)
        .setEncoding(PictureEncoding.OMITTED);
  }

  private boolean publish(FramePayload payload, boolean mayDrop) {
    boolean published = publisher.publish(payload, mayDrop);
    position += published ? 1 : 0;
    return published;
  }
}
