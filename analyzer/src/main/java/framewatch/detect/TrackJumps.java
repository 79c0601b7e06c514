package framewatch.detect;

/**
 * Jumps of timestamps that followed one another closely, picture and sound apart: where both tracks
 * jump, as at a splice or where reception was lost, nothing has moved between them. Part of a
 * detector's state. Microseconds.
 *
 * @param fromUs media time of the first jump
 * @param resumeUs media time at which the track that jumped last goes on
 * @param audioUs how far sound jumped, added up
 * @param videoUs how far the picture jumped where that cannot be a gap: backwards, or very far
 * @param videoGapUs gaps of the picture: if sound has none, frames were left out
 */
record TrackJumps(
    boolean isPending, long fromUs, long resumeUs, long audioUs, long videoUs, long videoGapUs) {

  static final TrackJumps NONE = new TrackJumps(false, 0, 0, 0, 0, 0);

  /** For so long the other track may follow. */
  private static final long SETTLE_US = 2_000_000;

  /** A jump forwards by more is one of the clock. */
  private static final long MAX_GAP_US = 10_000_000;

  /** Ingest tells of gaps of the picture from this on. */
  private static final long JUMP_US = 100_000;

  /**
   * What is lost of both tracks, or spliced, does not begin and end with the same moment: sound
   * comes ahead of its picture in a transport stream, and pictures begin at key frames.
   */
  private static final long RAGGED_US = 1_000_000;

  TrackJumps with(Mark mark) {
    long jumpUs = mark.durationUs();
    if (mark.track() == Mark.Track.BOTH || jumpUs == 0) {
      return this;
    }
    boolean gap = jumpUs > 0 && jumpUs <= MAX_GAP_US;
    boolean sound = mark.track() == Mark.Track.AUDIO;
    return new TrackJumps(
        true,
        isPending ? Math.min(fromUs, mark.timeUs()) : mark.timeUs(),
        Math.max(resumeUs, mark.timeUs() + (gap ? jumpUs : 0)),
        audioUs + (sound ? jumpUs : 0),
        videoUs + (sound || gap ? 0 : jumpUs),
        videoGapUs + (sound || !gap ? 0 : jumpUs));
  }

  /** Sound goes on so much later than its samples say, though no jump was told. */
  TrackJumps withRest(long lateUs) {
    return lateUs == 0
        ? this
        : new TrackJumps(isPending, fromUs, resumeUs, audioUs + lateUs, videoUs, videoGapUs);
  }

  boolean isSettled(long nowUs) {
    return nowUs - resumeUs >= SETTLE_US;
  }

  /** By how much sound has become later against the picture. */
  long netUs() {
    if (audioUs == 0) {
      return -videoUs;
    }
    long pictureUs = videoUs + videoGapUs;
    long netUs = audioUs - pictureUs;
    boolean together = Math.abs(pictureUs) >= JUMP_US && Math.abs(netUs) <= RAGGED_US;
    return together ? 0 : netUs;
  }

  /** True if all there is is a stretch without sound. */
  boolean isGapOfSound() {
    return audioUs > 0 && videoUs == 0;
  }
}
