package framewatch.ingest;

import framewatch.wire.avro.Mark;
import framewatch.wire.avro.MarkKind;
import framewatch.wire.avro.Track;
import org.jspecify.annotations.Nullable;

/**
 * Turns the presentation timestamps of a session's two tracks into media time, which never falls in
 * a track. A forward gap of at most 10 s stays a gap, and so does a longer one of one track while
 * the other went on. A jump backwards, or forwards by more, moves the track: its time goes on where
 * the next piece was expected. The other track, when it jumps in its turn, follows with the same
 * offset if it can, so that the relation of sound to picture stays what the timestamps say. All
 * times are microseconds.
 *
 * <p>Until {@link #begin} says which timestamp is media time 0, times are the timestamps
 * themselves.
 */
final class Timeline {
  /** The longest gap that is left as one. Longer ones are jumps of a clock, not missing media. */
  static final long MAX_GAP_US = 10_000_000;

  /** Later than expected by this, a video frame follows a gap; less is jitter, which is data. */
  static final long VIDEO_GAP_US = 100_000;

  /** The same for sound, where 20 ms can be heard. */
  static final long AUDIO_GAP_US = 20_000;

  /** How far tracks may lie apart at a jump and still be brought to the same offset. */
  static final long MAX_SKEW_US = 1_000_000;

  /** The longest step back that is an overlap at a splice: some frames of a codec of sound. */
  static final long MAX_OVERLAP_US = 200_000;

  private final Line video = new Line(Track.VIDEO, VIDEO_GAP_US);
  private final Line audio = new Line(Track.AUDIO, AUDIO_GAP_US);

  /** Media time up to which stalls have been announced. */
  private long stalledUntilUs;

  /** True if media time began without any media, and has its offset still to get. */
  private boolean begunEmpty;

  private @Nullable Mark discontinuity;

  /** Makes {@code originUs}, a timestamp, media time 0. What was placed before is shifted by it. */
  void begin(long originUs) {
    video.shift(originUs);
    audio.shift(originUs);
  }

  /** Begins without any media: the first piece will be placed where media time has got to. */
  void beginEmpty() {
    begunEmpty = true;
  }

  /** Media time of a video frame with this timestamp. */
  long video(long ptsUs, long durationUs) {
    return place(video, audio, ptsUs, durationUs);
  }

  /** Media time of a piece of sound with this timestamp. */
  long audio(long ptsUs, long durationUs) {
    return place(audio, video, ptsUs, durationUs);
  }

  /** The mark that belongs in front of the piece that was placed last; null for none. */
  @Nullable Mark discontinuity() {
    return discontinuity;
  }

  /** Nothing has arrived for {@code idleUs}: media time goes on with the clock. Returns it. */
  long stalled(long idleUs) {
    stalledUntilUs = Math.max(stalledUntilUs, Math.max(video.nextUs, audio.nextUs) + idleUs);
    video.stalled = true;
    audio.stalled = true;
    return stalledUntilUs;
  }

  /** Media time of what is expected next. */
  long nowUs() {
    return Math.max(stalledUntilUs, Math.max(video.nextUs, audio.nextUs));
  }

  /** Media time at which a track's next piece is expected. */
  long expectedUs(Track track) {
    return track == Track.AUDIO ? audio.nextUs : video.nextUs;
  }

  private long place(Line line, Line other, long ptsUs, long durationUs) {
    discontinuity = null;
    long timeUs = line.begun ? next(line, other, ptsUs) : first(line, other, ptsUs);
    line.stalled = false;
    line.begun = true;
    line.lastUs = timeUs;
    line.nextUs = timeUs + durationUs;
    return timeUs;
  }

  private long first(Line line, Line other, long ptsUs) {
    if (begunEmpty) {
      begunEmpty = false;
      line.nextUs = stalledUntilUs;
      line.offsetUs = ptsUs - stalledUntilUs;
      other.offsetUs = line.offsetUs;
      discontinuity = line.mark(0);
    }
    return ptsUs - line.offsetUs;
  }

  private long next(Line line, Line other, long ptsUs) {
    long timeUs = ptsUs - line.offsetUs;
    long lateUs = timeUs - line.nextUs;
    boolean back = line == video ? timeUs <= line.lastUs : lateUs <= -AUDIO_GAP_US;
    boolean behindStall = line.stalled && timeUs < stalledUntilUs;
    boolean far = lateUs > MAX_GAP_US && !goneOn(other, line.offsetUs, timeUs);
    if (back || behindStall || far) {
      long targetUs = line.stalled ? Math.max(line.nextUs, stalledUntilUs) : line.nextUs;
      long movedUs = move(line, other, ptsUs, targetUs);
      discontinuity = line.mark(lateUs);
      return movedUs;
    }
    if (line.follows) {
      line.follows = false;
      line.offsetUs = other.offsetUs;
      discontinuity = line.mark(lateUs);
      return ptsUs - line.offsetUs;
    }
    if (lateUs >= line.gapUs) {
      discontinuity = line.mark(lateUs);
    }
    return timeUs;
  }

  /** True if the other track has come as far: this one was away, and its clock did not jump. */
  private static boolean goneOn(Line other, long offsetUs, long timeUs) {
    return other.begun && other.offsetUs == offsetUs && timeUs <= other.nextUs + MAX_SKEW_US;
  }

  /** Gives a track that jumped a new offset; returns the time of the piece that jumped. */
  private static long move(Line line, Line other, long ptsUs, long targetUs) {
    line.follows = false;
    long sharedUs = ptsUs - other.offsetUs;
    boolean otherMoved = other.begun && other.offsetUs != line.offsetUs;
    if (otherMoved && sharedUs >= line.nextUs && sharedUs <= targetUs + MAX_GAP_US) {
      line.offsetUs = other.offsetUs;
      return sharedUs;
    }
    if (otherMoved && sharedUs < line.nextUs && sharedUs >= line.nextUs - MAX_SKEW_US) {
      // With the other's offset time would fall: the other comes after this one instead.
      other.follows = true;
      line.offsetUs = ptsUs - line.nextUs;
      return line.nextUs;
    }
    // Behind the other track too, if it is a little ahead, so that it can follow without falling. A
    // short step back is an overlap where sound was spliced, which the other track does not share.
    long backUs = line.nextUs - (ptsUs - line.offsetUs);
    boolean overlap = backUs > 0 && backUs <= MAX_OVERLAP_US;
    boolean wait = other.begun && !overlap;
    long aheadUs = wait ? Math.min(other.nextUs, targetUs + MAX_SKEW_US) : targetUs;
    long timeUs = Math.max(targetUs, aheadUs);
    line.offsetUs = ptsUs - timeUs;
    return timeUs;
  }

  /** One track's part. */
  private static final class Line {
    private final Track track;
    private final long gapUs;
    private boolean begun;

    /** True from a stall to the next piece. */
    private boolean stalled;

    /** True if the next piece takes over the other track's offset, which lies ahead. */
    private boolean follows;

    private long offsetUs;
    private long lastUs;
    private long nextUs;

    Line(Track track, long gapUs) {
      this.track = track;
      this.gapUs = gapUs;
    }

    void shift(long originUs) {
      offsetUs += originUs;
      if (begun) {
        lastUs -= originUs;
        nextUs -= originUs;
      }
    }

    Mark mark(long jumpUs) {
      return Mark.newBuilder()
          .setKind(MarkKind.DISCONTINUITY)
          .setTrack(track)
          .setTimeUs(nextUs)
          .setDurationUs(jumpUs)
          .setPtsOffsetUs(offsetUs)
          .build();
    }
  }
}
