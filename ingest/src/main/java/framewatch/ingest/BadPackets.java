package framewatch.ingest;

import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds bad packets that come one after the other into one mark: until the track is well again, a
 * second passes, or there are many. Media alone decides, never the clock.
 */
final class BadPackets {
  private static final long MAX_SPAN_US = 1_000_000;
  private static final long MAX_PACKETS = 100;

  private final MarkKind kind;
  private final Consumer<Mark> marks;
  private @Nullable Track track;
  private String detail = "";
  private long timeUs;
  private long packets;
  private long total;

  /**
   * @param kind of the marks: DECODE_ERROR for packets that a decoder refused, CORRUPT for those
   *     that the demuxer marked
   */
  BadPackets(MarkKind kind, Consumer<Mark> marks) {
    this.kind = kind;
    this.marks = marks;
  }

  /**
   * @param atUs media time at which the track's next piece was expected
   */
  void add(Track of, long count, String why, long atUs) {
    if (track != null && track != of) {
      flush();
    }
    if (track == null) {
      track = of;
      detail = why;
      timeUs = atUs;
    }
    packets += count;
    total += count;
    if (packets >= MAX_PACKETS) {
      flush();
    }
  }

  /** The track decodes again. */
  void ended(Track of) {
    if (track == of) {
      flush();
    }
  }

  /** The other track has come this far. */
  void reached(long otherUs) {
    if (track != null && otherUs - timeUs >= MAX_SPAN_US) {
      flush();
    }
  }

  /** Writes what there is. */
  void flush() {
    if (track == null) {
      return;
    }
    var mark =
        Mark.newBuilder()
            .setKind(kind)
            .setTrack(track)
            .setTimeUs(timeUs)
            .setCount(packets)
            .setDetail(detail)
            .build();
    track = null;
    packets = 0;
    marks.accept(mark);
  }

  /** Bad packets so far. */
  long total() {
    return total;
  }
}
