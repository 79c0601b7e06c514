package framewatch.detect;

/**
 * For how many frames a shot shows each of its pictures, as it is made: 1 in plain video, 2 on
 * twos, 2 and 3 in film on 60 frames. Learned from the first pictures of a shot, if they are even,
 * and from a stream that keeps to another one for long. Part of the stutter detector's state.
 *
 * @param frames most frames that a picture is shown for
 * @param left how many more pictures to learn from
 * @param min fewest frames of the pictures learned from
 * @param max most frames of them
 * @param lateShare share of late pictures, weighted with their frames, over the last seconds
 */
record Cadence(int frames, int left, int min, int max, double lateShare) {

  /** Pictures of a new shot that its cadence is learned from: 2 : 3 shows in them. */
  private static final int LEARNED = 3;

  /** Pictures of a cadence differ by one frame at most. */
  private static final int EVEN = 1;

  /** Longest cadence, frames: 12 pictures a second in 60 frames. */
  private static final int LONGEST = 5;

  /** Weight of a frame in {@code lateShare}: about 10 s at 25 frames a second. */
  private static final double WEIGHT = 1 / 250.0;

  /** A stream of which so much is late has another cadence. */
  private static final double MOSTLY = 0.7;

  static final Cadence UNKNOWN = new Cadence(1, 0, 0, 0, 0).learn();

  Cadence learn() {
    return new Cadence(frames, LEARNED + 1, Integer.MAX_VALUE, 0, lateShare);
  }

  boolean learning() {
    return left > 0;
  }

  /**
   * After another picture.
   *
   * @param run frames it was shown for
   */
  Cadence next(int run, boolean late) {
    double weight = Math.min(1, run * WEIGHT);
    double share = lateShare + weight * ((late ? 1 : 0) - lateShare);
    if (share > MOSTLY && frames < LONGEST) {
      return new Cadence(frames + 1, left, min, max, 0);
    }
    if (left == 0 || left > LEARNED) {
      // The first picture of a shot may be cut short.
      return new Cadence(frames, Math.max(0, left - 1), min, max, share);
    }
    int least = Math.min(min, run);
    int most = Math.max(max, run);
    boolean even = most - least <= EVEN && most <= LONGEST;
    int learned = left == 1 && even ? most : frames;
    return new Cadence(learned, left - 1, least, most, share);
  }
}
