package framewatch.ingest.publish;

/**
 * Bytes to spend in media time, as a token bucket: a third of a minute's bytes at once, the rest
 * flowing back over the minute. So no minute, wherever it begins, sees more than its bytes, and a
 * stream that wants more gets pictures evenly and not only at the beginning of each minute.
 */
final class Purse {
  private static final long MINUTE_US = 60_000_000;

  private final long capacity;
  private final long perMinute;

  /** Bytes times {@link #MINUTE_US}, so that nothing is rounded. */
  private long held;

  private long timeUs = Long.MIN_VALUE;

  /** Bytes that are saved for; 0 for none. */
  private long saving;

  Purse(long bytesPerMinute) {
    capacity = bytesPerMinute / 3;
    perMinute = bytesPerMinute - capacity;
    held = capacity * MINUTE_US;
  }

  /** False while it is saved for a picture that could not be paid: nothing need be encoded. */
  boolean open(long timeUs) {
    flow(timeUs);
    return held > 0 && held >= Math.min(saving, capacity) * MINUTE_US;
  }

  /** Says that a picture could not be paid and nothing is to be tried until one like it could. */
  void saveFor(int bytes) {
    saving = bytes;
  }

  /**
   * Pays for a picture, or returns false and pays nothing.
   *
   * @param rest bytes that must be left
   */
  boolean pay(long timeUs, int bytes, int rest) {
    flow(timeUs);
    if (held < ((long) bytes + rest) * MINUTE_US) {
      return false;
    }
    held -= bytes * MINUTE_US;
    saving = 0;
    return true;
  }

  private void flow(long toUs) {
    if (timeUs != Long.MIN_VALUE && toUs > timeUs) {
      long passedUs = Math.min(MINUTE_US, toUs - timeUs);
      held = Math.min(capacity * MINUTE_US, held + passedUs * perMinute);
    }
    timeUs = Math.max(timeUs, toUs);
  }
}
