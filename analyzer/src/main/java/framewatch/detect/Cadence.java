package framewatch.detect;

/**
 * For how many frames a shot shows each of its pictures, as it is made: 1 in plain video, 2 and 3
 * in film on 60 frames. Learned from the first pictures of a shot. Where these are held unevenly or
 * for long, as in drawn animation, the shot has a rhythm of its own, and no picture of it is late.
 * Part of the stutter detector's state.
 *
 * @param frames most frames that a picture is shown for; {@link #OWN} for a rhythm of its own
 * @param left how many more pictures to learn from
 * @param least fewest frames of the pictures learned from
 * @param most most frames of them
 * @param usual second most frames of them
 * @param heldPictures how many of them were shown for more than one frame
 * @param moved frames of clear motion that were seen while learning, none of them repeated
 * @param lively how steadily pictures have followed one another lately: grows by one with each in
 *     time, and falls by the frames that one is held for longer
 * @param lateShare share of late pictures, weighted with their frames, over the last seconds
 * @param even the newest pictures in a row that follow one another evenly
 */
record Cadence(
    int frames,
    int left,
    int least,
    int most,
    int usual,
    int heldPictures,
    int moved,
    int lively,
    double lateShare,
    Even even) {

  /** A picture of such a shot may be held for as long as it likes. */
  static final int OWN = 0;

  /** Pictures of a new shot that its cadence is learned from: 2 : 3 shows in them. */
  private static final int LEARNED = 4;

  /** Runs that differ by less are even, and so short are those of 50 or 60 frames, microseconds. */
  private static final double EVEN_US = 45_000;

  private static final double FAST_US = 21_000;

  /** A shot with fewer pictures a second, 16 or less, is drawn or recorded at its own pace. */
  private static final double SLOW_US = 60_000;

  /** Longest cadence that a stream changes to without a cut, frames: 12 pictures in 60. */
  private static final int LONGEST = 5;

  /** Half a second of plain video: so lively is a stream that can begin to stutter. */
  private static final int LIVELY = 12;

  /** What a picture is held for longer counts in frames of 33 a second. */
  private static final double FRAME_US = 30_000;

  /** A shot with a rhythm of its own that is so lively has become plain video. */
  private static final int PLAIN = 25;

  /** Weight of a frame in {@code lateShare}: about 10 s at 25 frames a second. */
  private static final double WEIGHT = 1 / 250.0;

  /** A stream of which so much is late has another cadence. */
  private static final double MOSTLY = 0.7;

  /** So much motion is clear, code values. */
  private static final double CLEAR = 0.4;

  static final Cadence UNKNOWN = new Cadence(1, 0, 0, 0, 0, 0, 0, 0, 0, new Even(0, 0, 0)).learn();

  /**
   * Pictures in a row that are shown for the same number of frames, more than one, or for one more:
   * 24, 25 or 30 pictures in 50 or 60 frames, which is nothing late wherever it begins.
   *
   * @param least fewest frames of them
   * @param most most frames of them
   * @param count how many they are
   */
  record Even(int least, int most, int count) {

    private static final int ENOUGH = 5;

    Even next(int run, double intervalUs) {
      int min = Math.min(least, run);
      int max = Math.max(most, run);
      boolean fits = min > 1 && (max - min) * intervalUs < FAST_US && max * intervalUs < SLOW_US;
      if (count > 0 && fits) {
        return new Even(min, max, count + 1);
      }
      return new Even(run, run, run > 1 && run * intervalUs < SLOW_US ? 1 : 0);
    }

    boolean enough() {
      return count >= ENOUGH;
    }
  }

  Cadence learn() {
    return new Cadence(frames, LEARNED + 1, Integer.MAX_VALUE, 0, 0, 0, 0, lively, lateShare, even);
  }

  boolean learning() {
    return left > 0;
  }

  /**
   * True if a cut after a picture of so many frames begins a shot: a late picture ends in a jump.
   */
  boolean cuts(int run) {
    return run <= Math.max(1, frames);
  }

  /** True if pictures have come so steadily that a late one means something. */
  boolean steady() {
    return lively >= LIVELY;
  }

  /** Frames for which a picture is late; 0 or less if it is not. */
  int late(int run) {
    return learning() || frames == OWN ? 0 : run - frames;
  }

  /** True if pictures come evenly for longer than they are expected to. */
  boolean changes() {
    return even.enough() && even.most() > frames;
  }

  /** The cadence in which pictures come evenly. */
  Cadence evened() {
    return new Cadence(
        even.most(), left, least, most, usual, heldPictures, moved, lively, lateShare, even);
  }

  /**
   * After one more frame, without a repeated one, of so little motion that no run is known.
   *
   * @param motion usual difference of a picture to the one before, code values
   */
  Cadence moves(double motion) {
    if (frames == OWN) {
      return this;
    }
    int clear = moved + (learning() && motion >= CLEAR ? 1 : 0);
    boolean plain = learning() && clear >= LIVELY;
    return new Cadence(
        plain ? 1 : frames,
        plain ? 0 : left,
        least,
        most,
        usual,
        heldPictures,
        clear,
        Math.max(lively, Math.min(PLAIN - 1, lively + 1)),
        lateShare,
        even);
  }

  /**
   * After another picture.
   *
   * @param run frames it was shown for
   * @param late true if that was too long
   */
  Cadence next(int run, boolean late, double intervalUs) {
    double weight = Math.min(1, run * WEIGHT);
    double share = lateShare + weight * ((late ? 1 : 0) - lateShare);
    int expected = Math.max(1, frames);
    int steps = run <= expected ? 1 : -(int) ((run - expected) * intervalUs / FRAME_US);
    int life = Math.max(0, Math.min(PLAIN, lively + steps));
    var evenly = even.next(run, intervalUs);
    if (share > MOSTLY && frames < LONGEST) {
      return new Cadence(
          frames + 1, left, least, most, usual, heldPictures, moved, life, 0, evenly);
    }
    if (left == 0 || left > LEARNED) {
      // The first picture of a shot may be cut short.
      int now = frames == OWN && life == PLAIN ? 1 : frames;
      int more = Math.max(0, left - 1);
      return new Cadence(now, more, least, most, usual, heldPictures, moved, life, share, evenly);
    }
    int min = Math.min(least, run);
    int max = Math.max(most, run);
    int second = Math.max(usual, Math.min(most, run));
    int held = heldPictures + (run > 1 ? 1 : 0);
    int now = left > 1 ? frames : learned(min, max, second, held, intervalUs);
    return new Cadence(now, left - 1, min, max, second, held, moved, life, share, evenly);
  }

  private static int learned(int min, int max, int second, int held, double intervalUs) {
    if ((max - min) * intervalUs < EVEN_US && max * intervalUs < SLOW_US) {
      return second;
    }
    // What has 50 or 60 pictures a second at times is not drawn, nor film.
    boolean plain = held * 2 < LEARNED || (intervalUs < FAST_US && min == 1);
    return plain ? 1 : OWN;
  }
}
