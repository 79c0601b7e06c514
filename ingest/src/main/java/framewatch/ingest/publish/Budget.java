package framewatch.ingest.publish;

import framewatch.wire.avro.SampleReason;

/**
 * What a session may spend on pictures. Each reason has a purse of its own, and none lends to
 * another: a storm of suspicions or cuts leaves the pictures by interval alone, and the first
 * picture of a suspicion finds money whatever cuts and intervals took.
 */
final class Budget {
  private final Purse interval;
  private final Purse cut;
  private final Purse suspicion;

  Budget(long bytesPerMinute) {
    interval = new Purse(bytesPerMinute / 3);
    cut = new Purse(bytesPerMinute / 6);
    suspicion = new Purse(bytesPerMinute / 2);
  }

  /** False if a picture cannot be paid anyway, see {@link Purse#open}. */
  boolean open(SampleReason reason, long timeUs) {
    return purse(reason).open(timeUs);
  }

  /** Pays for a picture, or returns false and pays nothing. */
  boolean pay(SampleReason reason, long timeUs, int bytes) {
    boolean paid = purse(reason).pay(timeUs, bytes, 0);
    if (!paid) {
      purse(reason).saveFor(bytes);
    }
    return paid;
  }

  /** As {@link #pay}, but only if a picture of {@code rest} bytes can still be paid afterwards. */
  boolean payExtra(SampleReason reason, long timeUs, int bytes, int rest) {
    return purse(reason).pay(timeUs, bytes, rest);
  }

  private Purse purse(SampleReason reason) {
    return switch (reason) {
      case INTERVAL -> interval;
      case SCENE_CUT -> cut;
      case SUSPICION, LAST_GOOD -> suspicion;
      case NONE -> throw new IllegalArgumentException("no picture");
    };
  }
}
