package framewatch.ingest;

import framewatch.ingest.source.Media;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds packets that a decoder refused one after the other into one DECODE_ERROR mark: until the
 * track decodes again, a second passes, or there are many. Media alone decides, never the clock.
 */
final class Refusals {
  private static final long MAX_SPAN_US = 1_000_000;
  private static final long MAX_PACKETS = 100;

  private final Consumer<Mark> marks;
  private Media.@Nullable Refused first;
  private long timeUs;
  private long packets;
  private long total;

  Refusals(Consumer<Mark> marks) {
    this.marks = marks;
  }

  /**
   * @param atUs media time at which the track's next piece was expected
   */
  void add(Media.Refused refused, long atUs) {
    if (first != null && first.track() != refused.track()) {
      flush();
    }
    if (first == null) {
      first = refused;
      timeUs = atUs;
    }
    packets += refused.packets();
    total += refused.packets();
    if (packets >= MAX_PACKETS) {
      flush();
    }
  }

  /** The track decodes again. */
  void ended(Track track) {
    if (first != null && first.track() == track) {
      flush();
    }
  }

  /** The other track has come this far. */
  void reached(long otherUs) {
    if (first != null && otherUs - timeUs >= MAX_SPAN_US) {
      flush();
    }
  }

  /** Writes what there is. */
  void flush() {
    var refused = first;
    if (refused == null) {
      return;
    }
    var mark =
        Mark.newBuilder()
            .setKind(MarkKind.DECODE_ERROR)
            .setTrack(refused.track())
            .setTimeUs(timeUs)
            .setCount(packets)
            .setDetail(refused.detail())
            .build();
    first = null;
    packets = 0;
    marks.accept(mark);
  }

  /** Packets refused so far. */
  long total() {
    return total;
  }
}
