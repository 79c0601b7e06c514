package framewatch.detect;

/**
 * Jumps of timestamps that followed one another closely, picture and sound apart: where both tracks
 * jump alike, as at a splice, nothing has moved between them. Microseconds.
 *
 * @param fromUs media time of the first jump
 * @param audioUs how far sound jumped, added up
 * @param videoUs how far the picture jumped where that cannot be a gap: backwards, or very far
 * @param videoGapUs gaps of the picture: if sound has none, frames were left out
 */
record TrackJumps(boolean isPending, long fromUs, long audioUs, long videoUs, long videoGapUs) {

  static final TrackJumps NONE = new TrackJumps(false, 0, 0, 0, 0);

  /** For so long the other track may follow. */
  private static final long SETTLE_US = 2_000_000;

  /** A jump forwards by more is one of the clock. */
  private static final long MAX_GAP_US = 10_000_000;

  TrackJumps with(Mark mark) {
    long fromNowUs = isPending ? Math.min(fromUs, mark.timeUs()) : mark.timeUs();
    long jumpUs = mark.durationUs();
    if (mark.track() == Mark.Track.BOTH || jumpUs == 0) {
      return this;
    }
    if (mark.track() == Mark.Track.AUDIO) {
      return new TrackJumps(true, fromNowUs, audioUs + jumpUs, videoUs, videoGapUs);
    }
    boolean gap = jumpUs > 0 && jumpUs <= MAX_GAP_US;
    return new TrackJumps(
        true, fromNowUs, audioUs, videoUs + (gap ? 0 : jumpUs), videoGapUs + (gap ? jumpUs : 0));
  }

  /** Sound goes on so much later than its samples say, though no jump was told. */
  TrackJumps withRest(long lateUs) {
    return lateUs == 0
        ? this
        : new TrackJumps(isPending, fromUs, audioUs + lateUs, videoUs, videoGapUs);
  }

  boolean isSettled(long nowUs) {
    return nowUs - fromUs >= SETTLE_US;
  }

  /** By how much sound has become later against the picture. */
  double netUs() {
    return audioUs - videoUs - (audioUs == 0 ? 0 : videoGapUs);
  }

  /** True if all there is is a stretch without sound. */
  boolean isGapOfSound() {
    return audioUs > 0 && videoUs == 0;
  }
}
