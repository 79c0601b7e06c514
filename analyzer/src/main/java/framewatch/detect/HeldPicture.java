package framewatch.detect;

/**
 * A picture that is held, perhaps: frames that all look like the first of them. Part of the freeze
 * detector's state.
 *
 * @param luma mean luma of each tile in the first of its frames, code values; empty for none
 * @param sinceUs media time at which the picture was first shown
 * @param movingUs media time of the first of the newest frames that were not still; -1 for none
 * @param moves number of frames since {@code movingUs}
 * @param frames number of frames that repeat it, from the first still one to the last
 * @param still how many of them differ hardly, in any tile, from the frame before
 * @param same how many of them do not differ at all
 * @param loud how many differ more than coarse coding makes them
 * @param ticked true if something small had moved in the picture before, as a clock on a slate does
 * @param drift farthest that the mean of a tile came from {@code luma}, code values
 */
record HeldPicture(
    float[] luma,
    long sinceUs,
    long movingUs,
    int moves,
    int frames,
    int still,
    int same,
    int loud,
    boolean ticked,
    double drift) {

  static final HeldPicture NONE = none(false);

  /** For how long an encoder may refine or redraw the picture until it is taken for motion. */
  private static final long PATIENCE_US = 300_000;

  /** Largest tile difference of a frame that repeats the one before, code values. */
  private static final double SAME = 0.1;

  /** Largest tile difference that coarse coding makes between frames of a held picture. */
  private static final double COARSE = 2.5;

  /** Largest tile difference of a frame that may be the first of a held picture, code values. */
  private static final double QUIET = 1;

  /**
   * When a picture is redrawn as a whole, at least so many tiles differ by a quarter of the largest
   * difference or more. Where it is fewer, something in the picture moves.
   */
  private static final int REDRAWN_TILES = 9;

  private static HeldPicture none(boolean ticked) {
    return new HeldPicture(new float[0], 0, -1, 0, 0, 0, 0, 0, ticked, 0);
  }

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
    boolean ticks = movesInside(frame, largest);
    double distance = distance(frame, luma);
    boolean patient = !moving() || frame.endUs() - movingUs <= PATIENCE_US;
    boolean same = !none() && !ticks && distance <= driftLimit;
    if (same && (largest <= stillLimit || patient)) {
      return with(frame, largest, stillLimit, distance);
    }
    if (largest > QUIET) {
      return none(ticks);
    }
    var next = new HeldPicture(luma(frame), previousUs, -1, 0, 0, 0, 0, 0, none() && ticked, 0);
    return next.with(frame, largest, stillLimit, 0);
  }

  private static float[] luma(VideoFrame frame) {
    var luma = new float[VideoFrame.TILES];
    for (int tile = 0; tile < luma.length; tile++) {
      luma[tile] = (float) frame.tileLuma(tile);
    }
    return luma;
  }

  private HeldPicture with(VideoFrame frame, double largest, double stillLimit, double distance) {
    int nowSame = same + (largest <= SAME ? 1 : 0);
    int nowLoud = loud + (largest > COARSE ? 1 : 0);
    double nowDrift = Math.max(drift, distance);
    if (largest > stillLimit) {
      long fromUs = moving() ? movingUs : frame.timeUs();
      return new HeldPicture(
          luma, sinceUs, fromUs, moves + 1, frames, still, nowSame, nowLoud, ticked, nowDrift);
    }
    int counted = frames + (still == 0 ? 0 : moves) + 1;
    return new HeldPicture(
        luma, sinceUs, -1, 0, counted, still + 1, nowSame, nowLoud, ticked, nowDrift);
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
