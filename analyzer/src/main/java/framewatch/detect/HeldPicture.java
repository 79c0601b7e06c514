package framewatch.detect;

/**
 * A picture that is held, perhaps: frames that all look like the first of them. Part of the freeze
 * detector's state.
 *
 * @param luma mean luma of each tile in the first of its frames, code values; empty for none
 * @param sinceUs media time at which the picture was first shown
 * @param movingUs media time of the first of the newest frames that were not still; -1 for none
 * @param frames number of frames that repeat it, from the first still one on
 * @param still how many of them differ hardly, in any tile, from the frame before
 * @param same how many of them do not differ at all
 * @param drift farthest that the mean of a tile came from {@code luma}, code values
 */
record HeldPicture(
    float[] luma, long sinceUs, long movingUs, int frames, int still, int same, double drift) {

  static final HeldPicture NONE = new HeldPicture(new float[0], 0, -1, 0, 0, 0, 0);

  /** For how long an encoder may refine or redraw the picture until it is taken for motion. */
  private static final long PATIENCE_US = 300_000;

  /** Largest tile difference of a frame that repeats the one before, code values. */
  private static final double SAME = 0.1;

  /** Largest tile difference of a frame that may be the first of a held picture, code values. */
  private static final double QUIET = 1;

  /**
   * When a picture is redrawn as a whole, at least so many tiles differ by a quarter of the largest
   * difference or more. Where it is fewer, something in the picture moves.
   */
  private static final int REDRAWN_TILES = 9;

  boolean none() {
    return luma.length == 0;
  }

  /** True if the newest frame was not still. */
  boolean moving() {
    return movingUs >= 0;
  }

  /**
   * What is held after another frame: the same picture, the picture of that frame, or none.
   *
   * @param previousUs media time of the frame before
   * @param stillLimit largest tile difference of a still frame, code values
   * @param driftLimit largest drift of the same picture, code values
   */
  HeldPicture next(VideoFrame frame, long previousUs, double stillLimit, double driftLimit) {
    double largest = largest(frame);
    if (none()) {
      return begin(frame, previousUs, largest, stillLimit);
    }
    double distance = distance(frame, luma);
    boolean patient = !moving() || frame.endUs() - movingUs <= PATIENCE_US;
    if (distance > driftLimit
        || movesInside(frame, largest)
        || (largest > stillLimit && !patient)) {
      return begin(frame, previousUs, largest, stillLimit);
    }
    return with(frame, largest, stillLimit, distance);
  }

  private static HeldPicture begin(
      VideoFrame frame, long previousUs, double largest, double stillLimit) {
    if (largest > QUIET) {
      return NONE;
    }
    var luma = new float[VideoFrame.TILES];
    for (int tile = 0; tile < luma.length; tile++) {
      luma[tile] = (float) frame.tileLuma(tile);
    }
    return new HeldPicture(luma, previousUs, -1, 0, 0, 0, 0).with(frame, largest, stillLimit, 0);
  }

  private HeldPicture with(VideoFrame frame, double largest, double stillLimit, double distance) {
    boolean isStill = largest <= stillLimit;
    long sinceMovingUs = moving() ? movingUs : frame.timeUs();
    return new HeldPicture(
        luma,
        sinceUs,
        isStill ? -1 : sinceMovingUs,
        frames + (isStill || still > 0 ? 1 : 0),
        still + (isStill ? 1 : 0),
        same + (largest <= SAME ? 1 : 0),
        Math.max(drift, distance));
  }

  /** Farthest that the mean of a tile lies from what it was in another picture, code values. */
  static double distance(VideoFrame frame, float[] luma) {
    double distance = 0;
    for (int tile = 0; tile < luma.length; tile++) {
      distance = Math.max(distance, Math.abs(frame.tileLuma(tile) - luma[tile]));
    }
    return distance;
  }

  private static boolean movesInside(VideoFrame frame, double largest) {
    if (largest <= QUIET) {
      return false;
    }
    int tiles = 0;
    for (byte companded : frame.tileDifference()) {
      if (VideoFrame.expand(companded) >= largest / 4) {
        tiles++;
      }
    }
    return tiles < REDRAWN_TILES;
  }

  private static double largest(VideoFrame frame) {
    double largest = 0;
    for (byte companded : frame.tileDifference()) {
      largest = Math.max(largest, VideoFrame.expand(companded));
    }
    return largest;
  }
}
