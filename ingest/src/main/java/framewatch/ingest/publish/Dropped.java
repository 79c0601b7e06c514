package framewatch.ingest.publish;

import framewatch.wire.avro.FrameBatch;
import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of a session that was refused and not announced yet: how much it was, and the marks
 * in it without which a reader would misread what follows. Of each kind and track the last one is
 * kept, so that this stays small however long it lasts.
 */
final class Dropped {
  private final List<Mark> kept = new ArrayList<>();
  private long total;
  private long count;
  private long fromUs;
  private long toUs;

  /** Counts a refused batch, which may itself begin with {@link #marks} of an earlier one. */
  void add(FrameBatch batch) {
    int known = carried();
    kept.clear();
    if (count == 0) {
      fromUs = Long.MAX_VALUE;
      toUs = Long.MIN_VALUE;
    }
    for (var mark : batch.getMarks()) {
      if (mark.getKind() != MarkKind.DROPPED) {
        span(mark.getTimeUs(), mark.getTimeUs());
        keep(mark);
      }
    }
    var video = batch.getVideo();
    for (int i = 0; i < video.getTimeUs().size(); i++) {
      long timeUs = video.getTimeUs().get(i);
      span(timeUs, timeUs + video.getDurationUs().get(i));
    }
    var audio = batch.getAudio();
    for (int i = 0; i < audio.getTimeUs().size(); i++) {
      long timeUs = audio.getTimeUs().get(i);
      span(timeUs, timeUs + audio.getDurationUs().get(i));
    }
    int lost = batch.getOrder().remaining() - known;
    count += lost;
    total += lost;
  }

  /** What the next batch begins with; empty if nothing is to be announced. */
  List<Mark> marks() {
    if (count == 0) {
      return List.of();
    }
    var marks = new ArrayList<>(kept);
    boolean opened = !kept.isEmpty() && kept.get(0).getKind() == MarkKind.OPENED;
    marks.add(opened ? 1 : 0, announcement());
    return marks;
  }

  /** Number of {@link #marks}. */
  int carried() {
    return count == 0 ? 0 : kept.size() + 1;
  }

  /** It has been announced. */
  void forget() {
    kept.clear();
    count = 0;
  }

  /** Observations refused since the session began. */
  long total() {
    return total;
  }

  private Mark announcement() {
    return Mark.newBuilder()
        .setKind(MarkKind.DROPPED)
        .setTrack(Track.BOTH)
        .setTimeUs(fromUs)
        .setDurationUs(toUs - fromUs)
        .setCount(count)
        .setDetail("Kafka did not take them in time")
        .build();
  }

  private void span(long startUs, long endUs) {
    fromUs = Math.min(fromUs, startUs);
    toUs = Math.max(toUs, endUs);
  }

  private void keep(Mark mark) {
    switch (mark.getKind()) {
      case OPENED, FORMAT_CHANGED, DISCONTINUITY, LOST, ENDED -> {
        kept.removeIf(k -> k.getKind() == mark.getKind() && k.getTrack() == mark.getTrack());
        kept.add(mark);
      }
      case UNKNOWN, DECODE_ERROR, STALLED, DROPPED, CORRUPT, CAPTION, CUE -> {}
    }
  }
}
