package framewatch.ingest.publish;

import framewatch.ingest.measure.VideoMeasures;
import framewatch.ingest.source.JpegEncoder;
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
 * Writes one session's samples: the pictures that {@link FrameSampler} asks for, encoded, and
 * copies of those marks that a reader of samples needs. Used by one thread.
 */
public final class SampleWriter implements AutoCloseable {
  /** Bits of Picture.flags: made from a corrupt packet. */
  private static final int CORRUPT = 2;

  /** Marks that are kept while they are refused. */
  private static final int MAX_WAITING = 16;

  private final Publisher publisher;
  private final String streamId;
  private final long epoch;
  private final boolean live;
  private final boolean enabled;
  private final int maxBytes;
  private final FrameSampler sampler;
  private final JpegEncoder encoder = new JpegEncoder();

  private @Nullable Long wallClockUs;
  private final List<Mark> waiting = new ArrayList<>();
  private boolean begun;
  private long position;
  private long taken;

  /**
   * @param live true if samples may be refused
   */
  public SampleWriter(
      Publisher publisher, String streamId, long epoch, SampleParams params, boolean live) {
    this.publisher = publisher;
    this.streamId = streamId;
    this.epoch = epoch;
    this.live = live;
    enabled = params.enabled();
    maxBytes = params.maxBytes();
    sampler = new FrameSampler(params);
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
          case UNKNOWN, DECODE_ERROR, STALLED, DROPPED -> false;
        };
    if (wanted) {
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

  /**
   * Takes a sample of the frame if one is wanted.
   *
   * @return its position among the samples; -1 if none was taken
   */
  public long take(long timeUs, Picture picture, VideoMeasures measures) {
    if (!enabled) {
      return -1;
    }
    boolean damaged = picture.decodeErrorFlags != 0 || (picture.flags & CORRUPT) != 0;
    var reason =
        sampler.decide(
            timeUs, measures.sceneScore, measures.lumaDeviation, measures.difference, damaged);
    if (reason == SampleReason.NONE) {
      return -1;
    }
    var encoded = encoder.encode(picture);
    byte[] jpeg = encoded.jpeg();
    boolean fits = jpeg.length <= maxBytes;
    sampler.took(fits ? jpeg.length : 0);
    if (!flush(live)) {
      return -1;
    }
    var payload =
        record(timeUs)
            .setReason(reason)
            .setEncoding(fits ? PictureEncoding.JPEG : PictureEncoding.OMITTED)
            .setWidth(encoded.width())
            .setHeight(encoded.height())
            .setPicture(ByteBuffer.wrap(fits ? jpeg : new byte[0]))
            .build();
    if (!publish(payload, live)) {
      return -1;
    }
    taken++;
    return payload.getPosition();
  }

  /** Pictures published so far. */
  public long taken() {
    return taken;
  }

  @Override
  public void close() {
    encoder.close();
  }

  private FramePayload.Builder record(long timeUs) {
    return FramePayload.newBuilder()
        .setStreamId(streamId)
        .setEpoch(epoch)
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
