package framewatch.detect;

import framewatch.detect.HeldPicture.Beginning;

/**
 * When a held picture is a freeze: by how it came to rest, how still it is and for how long.
 *
 * <p>Where motion stops within a shot, it has to have stopped: a camera that looks at a scene in
 * which nothing happens shows the same noise before and after. The more the picture moved before,
 * against what it does now, the less still and the shorter may a freeze be.
 *
 * @param duty smallest share of still frames
 * @param noisyDrift farthest that a tile may drift where frames are not still, code values
 * @param noisyUs shortest freeze with noise on it, for each code value of drift
 * @param minimumUs shortest freeze
 * @param restLimitUs longest that a freeze has to last for the stream's rests
 * @param stillShotUs shortest freeze that begins with its shot, or with the stream
 * @param standsUs shortest freeze of a stream that stands still by nature
 */
record FreezeRule(
    double duty,
    double noisyDrift,
    long noisyUs,
    long minimumUs,
    long restLimitUs,
    long stillShotUs,
    long standsUs) {

  /** Tile means closer together than this are those of black or of a solid colour. */
  private static final double FLAT = 4;

  /**
   * Least motion before a freeze, mean difference in code values: the freezes of the test streams
   * had 0.56 and more, people who sit still and streets where nobody passes up to 0.5.
   */
  private static final double LIVELY = 0.5;

  /** As LIVELY, if frames are repeated exactly: a locked camera on a drawing or a landscape. */
  private static final double STIRRED = 0.1;

  /** Motion that stops in a freeze was so many times what the frozen picture has of noise. */
  private static final double SLOWED = 2;

  /** From clear motion to so much less: motion that stopped within a frame, not by and by. */
  private static final double MOTION = 1;

  private static final double STOPPED = 5;

  /** Share of still frames where motion stopped so clearly. */
  private static final double MOST = 0.7;

  /** A noisy picture that drifts no farther is held from its first frames on, code values. */
  private static final double STEADY = 0.6;

  /** Shortest freeze with noise on it where motion did not stop so clearly, or that drifts. */
  private static final long NOISY_US = 1_000_000;

  /** Share of still frames of a freeze that is coded at a very low bitrate, and the shortest. */
  private static final double HALF = 0.5;

  /** For longer than a drawing is held on threes or a stutter holds its pictures. */
  private static final long STANDS_US = 300_000;

  /** Live pictures of the test streams were half still for 1.5 s. */
  private static final long HALF_US = 2_200_000;

  /**
   * True if it is a freeze.
   *
   * @param recent how the stream moved before it
   */
  boolean frozen(HeldPicture held, long durationUs, RecentMotion recent) {
    if (held.frames() == 0 || durationUs < shortestUs(held, recent)) {
      return false;
    }
    boolean motion = held.beginning() == Beginning.MOTION;
    boolean exact = exact(held) && durationUs >= HALF_US;
    double abruptness = held.abruptness();
    if (motion && !rests(held) && !(exact && abruptness >= SLOWED && held.stir() >= STIRRED)) {
      return false;
    }
    boolean stopped = motion && abruptness >= STOPPED && held.stir() >= MOTION;
    boolean still = held.still() >= (stopped ? MOST : duty) * held.frames();
    long shortestNoisyUs = stopped && held.drift() <= STEADY ? minimumUs : NOISY_US;
    boolean noisy =
        motion
            && held.loud() <= (1 - duty) * held.frames()
            && held.drift() <= noisyDrift
            && durationUs >= Math.max((double) shortestNoisyUs, held.drift() * noisyUs);
    boolean half = motion && held.still() >= HALF * held.frames() && durationUs >= HALF_US;
    return (still || noisy || half) && held.luma().spread() > FLAT;
  }

  /** True if it is one in which motion stopped, frozen or not. */
  boolean rests(HeldPicture held) {
    return held.beginning() == Beginning.MOTION
        && held.stir() >= LIVELY
        && held.abruptness() >= SLOWED;
  }

  /** True if the picture stood exactly still for a moment after it had moved, frozen or not. */
  boolean stands(HeldPicture held, long durationUs) {
    return held.beginning() == Beginning.MOTION && exact(held) && durationUs >= STANDS_US;
  }

  private boolean exact(HeldPicture held) {
    return held.frames() > 0 && held.same() >= duty * held.frames();
  }

  private long shortestUs(HeldPicture held, RecentMotion recent) {
    long usualUs =
        switch (held.beginning()) {
          case MOTION -> Math.max(minimumUs, Math.min(restLimitUs, recent.habitUs(held.sinceUs())));
          // Nobody has seen whether it moves.
          case START, SHOT -> stillShotUs;
          case CARD -> Long.MAX_VALUE;
        };
    return recent.stands(held.sinceUs()) ? Math.max(standsUs, usualUs) : usualUs;
  }
}
