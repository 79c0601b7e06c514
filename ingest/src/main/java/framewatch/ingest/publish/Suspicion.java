package framewatch.ingest.publish;

/**
 * Notices pictures that may be the first bad ones: damaged, with a tile that jumps, gone blank, or
 * come to a stop. It only decides what is looked at; what is a defect, detectors decide.
 */
final class Suspicion {
  private final double blankDeviation;
  private final double stillDifference;
  private final double movingDifference;
  private final long stillUs;
  private final long distanceUs;
  private final TileJump tiles;

  private final Kind damage = new Kind();
  private final Kind jump = new Kind();
  private final Kind blank = new Kind();
  private final Kind still = new Kind();

  private boolean wasDamaged;
  private boolean wasBlank;
  private boolean moving;

  /** Media time of the last picture that differed from the one before. */
  private long changedUs;

  private boolean lastGood;

  Suspicion(SampleParams params) {
    blankDeviation = params.blankDeviation();
    stillDifference = params.stillDifference();
    movingDifference = params.movingDifference();
    stillUs = params.stillTime().toNanos() / 1000;
    distanceUs = params.suspicionDistance().toNanos() / 1000;
    tiles = new TileJump(params);
  }

  /** True if a picture is suspicious. To be called for each; parameters as in FrameSampler. */
  boolean arises(
      long timeUs,
      boolean cut,
      double lumaDeviation,
      double difference,
      byte[] tileDifferences,
      boolean damaged) {
    boolean jumps = false;
    if (cut || difference < 0) {
      tiles.restart(timeUs);
    } else {
      jumps = tiles.jumps(timeUs, tileDifferences);
    }
    boolean nowBlank = lumaDeviation < blankDeviation;
    if (difference < 0 || difference > stillDifference) {
      changedUs = timeUs;
    }
    boolean stops = moving && timeUs - changedUs >= stillUs && timeUs > changedUs;

    boolean bad = damage.arises(damaged, timeUs);
    bad |= jump.arises(jumps, timeUs);
    bad |= blank.arises(nowBlank && !wasBlank, timeUs);
    // A picture that came to a stop and the one before it are the same.
    lastGood = bad && !wasDamaged;
    bad |= still.arises(stops, timeUs);

    wasDamaged = damaged;
    wasBlank = nowBlank;
    moving = difference >= movingDifference || (moving && !stops);
    return bad;
  }

  /** True if the picture before the last suspicious one was a good one, and another than it. */
  boolean hasLastGood() {
    return lastGood;
  }

  /** The tile that looks worst in the last picture, 0..143. */
  int tile() {
    return tiles.tile();
  }

  /** One kind of suspicion: it keeps a distance to the last one of its kind. */
  private final class Kind {
    private long lastUs = Long.MIN_VALUE / 2;

    boolean arises(boolean holds, long timeUs) {
      if (!holds || timeUs - lastUs < distanceUs) {
        return false;
      }
      lastUs = timeUs;
      return true;
    }
  }
}
