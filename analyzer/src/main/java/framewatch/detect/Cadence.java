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
 * @param heldPictures how many of them were shown for more than one frame
 * @param lively how steadily pictures have followed one another lately: grows by one with each in
 *     time, and falls by the frames that one is held for longer
 * @param lateShare share of late pictures, weighted with their frames, over the last seconds
 */
record Cadence(
    int frames, int left, int least, int most, int heldPictures, int lively, double lateShare) {

  /** A picture of such a shot may be held for as long as it likes. */
  static final int OWN = 0;

  /** Pictures of a new shot that its cadence is learned from: 2 : 3 shows in them. */
  private static final int LEARNED = 4;

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

  static final Cadence UNKNOWN = new Cadence(1, 0, 0, 0, 0, 0, 0).learn();

  Cadence learn() {
    return new Cadence(frames, LEARNED + 1, Integer.MAX_VALUE, 0, 0, lively, lateShare);
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

  /** After one more frame, without a repeated one, of so little motion that no run is known. */
  Cadence moves() {
    return new Cadence(
        frames,
        left,
        least,
        most,
        heldPictures,
        Math.max(lively, Math.min(PLAIN - 1, lively + 1)),
        lateShare);
  }

  /**
   * After another picture.
   *
   * @param run frames it was shown for
   * @param late true if that was too long
   * @param evenUs runs that differ by less are even
   */
  Cadence next(int run, boolean late, double intervalUs, long evenUs) {
    double weight = Math.min(1, run * WEIGHT);
    double share = lateShare + weight * ((late ? 1 : 0) - lateShare);
    int usual = Math.max(1, frames);
    int steps = run <= usual ? 1 : -(int) ((run - usual) * intervalUs / FRAME_US);
    int life = Math.max(0, Math.min(PLAIN, lively + steps));
    if (share > MOSTLY && frames < LONGEST) {
      return new Cadence(frames + 1, left, least, most, heldPictures, life, 0);
    }
    if (left == 0 || left > LEARNED) {
      // The first picture of a shot may be cut short.
      int now = frames == OWN && life == PLAIN ? 1 : frames;
      return new Cadence(now, Math.max(0, left - 1), least, most, heldPictures, life, share);
    }
    int min = Math.min(least, run);
    int max = Math.max(most, run);
    int held = heldPictures + (run > 1 ? 1 : 0);
    if (left > 1) {
      return new Cadence(frames, left - 1, min, max, held, life, share);
    }
    boolean even = (max - min) * intervalUs < evenUs && max * intervalUs < SLOW_US;
    int learned = even ? max : held * 2 >= LEARNED ? OWN : 1;
    return new Cadence(learned, 0, min, max, held, life, share);
  }
}
