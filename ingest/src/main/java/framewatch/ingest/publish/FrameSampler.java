package framewatch.ingest.publish;

import framewatch.wire.avro.SampleReason;

/**
 * Decides which frames of a session become samples, from media time and measures alone: the same
 * media gives the same samples. Pictures by interval lie on a grid of media time, so that it does
 * not matter what was taken in between.
 */
final class FrameSampler {
  private static final long MINUTE_US = 60_000_000;

  /** Below this luma deviation a picture is one plain area, black or another colour. */
  private static final double BLANK = 2;

  /** From this mean difference on the picture moves, code values. */
  private static final double MOVING = 0.5;

  /** Up to this mean difference it stands still: less than noise, more than rounding. */
  private static final double STILL = 0.05;

  private final long intervalUs;
  private final double sceneScore;
  private final long sceneDistanceUs;
  private final long suspicionDistanceUs;
  private final int perMinute;
  private final long bytesPerMinute;

  private long lastGridPoint = -1;
  private long lastCutUs = Long.MIN_VALUE / 2;
  private long lastDamageUs = Long.MIN_VALUE / 2;
  private long lastBlankUs = Long.MIN_VALUE / 2;
  private long lastStillUs = Long.MIN_VALUE / 2;
  private boolean blank;
  private boolean moving;
  private boolean first = true;

  private long minute = Long.MIN_VALUE;
  private int taken;
  private long takenBytes;

  FrameSampler(SampleParams params) {
    intervalUs = params.interval().toNanos() / 1000;
    sceneScore = params.sceneScore();
    sceneDistanceUs = params.sceneDistance().toNanos() / 1000;
    suspicionDistanceUs = params.suspicionDistance().toNanos() / 1000;
    perMinute = params.perMinute();
    bytesPerMinute = params.bytesPerMinute();
  }

  /**
   * Why a sample of the frame is wanted; NONE if it is not. To be called for every frame, in order.
   *
   * @param difference mean absolute luma difference to the frame before; negative for none
   * @param damaged true if the decoder or the demuxer complained about the frame
   */
  SampleReason decide(
      long timeUs, double sceneScore, double lumaDeviation, double difference, boolean damaged) {
    boolean interval = onGrid(timeUs);
    boolean cut = sceneScore >= this.sceneScore && timeUs - lastCutUs >= sceneDistanceUs;
    boolean suspicion = suspicious(timeUs, lumaDeviation, difference, damaged);
    if (!withinBudget(timeUs)) {
      return SampleReason.NONE;
    }
    if (cut) {
      lastCutUs = timeUs;
    }
    return suspicion
        ? SampleReason.SUSPICION
        : cut ? SampleReason.SCENE_CUT : interval ? SampleReason.INTERVAL : SampleReason.NONE;
  }

  /** Counts a picture that was taken against the budget of its minute. */
  void took(int bytes) {
    taken++;
    takenBytes += bytes;
  }

  private boolean onGrid(long timeUs) {
    if (intervalUs == 0) {
      boolean wanted = first;
      first = false;
      return wanted;
    }
    long gridPoint = Math.floorDiv(timeUs, intervalUs);
    boolean wanted = first || gridPoint > lastGridPoint;
    lastGridPoint = gridPoint;
    first = false;
    return wanted;
  }

  private boolean suspicious(
      long timeUs, double lumaDeviation, double difference, boolean damaged) {
    boolean wanted = false;
    if (damaged && timeUs - lastDamageUs >= suspicionDistanceUs) {
      lastDamageUs = timeUs;
      wanted = true;
    }
    boolean nowBlank = lumaDeviation < BLANK;
    if (nowBlank && !blank && timeUs - lastBlankUs >= suspicionDistanceUs) {
      lastBlankUs = timeUs;
      wanted = true;
    }
    blank = nowBlank;
    boolean stopped = moving && difference >= 0 && difference <= STILL;
    if (stopped && timeUs - lastStillUs >= suspicionDistanceUs) {
      lastStillUs = timeUs;
      wanted = true;
    }
    moving = difference >= MOVING || (moving && !stopped);
    return wanted;
  }

  private boolean withinBudget(long timeUs) {
    long now = Math.floorDiv(timeUs, MINUTE_US);
    if (now != minute) {
      minute = now;
      taken = 0;
      takenBytes = 0;
    }
    return taken < perMinute && takenBytes < bytesPerMinute;
  }
}
