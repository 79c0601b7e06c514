package framewatch.ingest.source;

/**
 * Says how long a live source has delivered nothing. Sources that deliver in segments send many
 * seconds at once and then nothing; for them the time counts from when a player would have shown
 * what had come.
 */
final class Playout {
  /** A jump of the media's own time by more than this starts the reckoning anew. */
  private static final long JUMP_NANOS = 10_000_000_000L;

  private final boolean segmented;
  private long arrivedNanos;
  private boolean anchored;
  private long anchorNanos;
  private long anchorMediaNanos;
  private long lastMediaNanos;

  Playout(boolean segmented, long nowNanos) {
    this.segmented = segmented;
    arrivedNanos = nowNanos;
  }

  /** A packet came. */
  void arrived(long mediaUs, long nowNanos) {
    arrivedNanos = nowNanos;
    if (!segmented || mediaUs == TimeBase.NONE) {
      return;
    }
    long media = mediaUs * 1000;
    if (!anchored || Math.abs(media - lastMediaNanos) > JUMP_NANOS || nowNanos > playedNanos()) {
      anchored = true;
      anchorNanos = nowNanos;
      anchorMediaNanos = media;
    }
    lastMediaNanos = media;
  }

  /** Microseconds for which nothing has come that could be shown, 0 or more. */
  long idleUs(long nowNanos) {
    long since = anchored ? Math.max(arrivedNanos, playedNanos()) : arrivedNanos;
    return Math.max(0, nowNanos - since) / 1000;
  }

  private long playedNanos() {
    return anchorNanos + (lastMediaNanos - anchorMediaNanos);
  }
}
