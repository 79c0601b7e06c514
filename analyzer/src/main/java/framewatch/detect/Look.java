package framewatch.detect;

/**
 * How sharp a picture looks, and the frames before it: two measures of it as natural logarithms, so
 * that what a blur does to them is a difference whatever the picture.
 *
 * @param shows its perceptual hash, see {@link Shots#look}
 * @param width of its edges, mean of the last frames
 * @param information spatial information, mean of the last frames
 * @param widthUnrest how far the width of a frame mostly is from that mean
 * @param unrest as widthUnrest, of the information
 * @param luma mean luma of the frame alone, code values
 * @param lastInformation that of the frame alone
 * @param blockiness as {@link Blockiness#of}
 * @param edge as {@link VideoFrame#tileEdge}; empty for no picture
 */
record Look(
    long shows,
    double width,
    double information,
    double widthUnrest,
    double unrest,
    double luma,
    double lastInformation,
    double blockiness,
    byte[] edge) {

  static final Look NONE = new Look(0, 0, 0, 0, 0, 0, 0, 0, new byte[0]);

  /** Weight of a frame in the means. */
  private static final double SOON = 0.3;

  /** Mean gradient, code values, from which a tile has detail; companded as in the frame. */
  private static final int DETAIL = 12;

  /** Tiles of a third of the picture, three rows of them. */
  private static final int THIRD = VideoFrame.TILES / 3;

  /** Fewest tiles of a third with detail that allow to tell. */
  private static final int ENOUGH = THIRD / 6;

  /** Factor by which the gradient of a tile changes if its sharpness does. */
  private static final double FACTOR = 1.15;

  /** Blockiness that an ordinary picture does not have. */
  private static final double BLOCKS = 0.6;

  /** Added to gradients: what noise and coding leave. */
  private static final double NOISE = 0.1;

  /** Of a frame that has nothing to do with those before. */
  static Look at(VideoFrame frame) {
    return NONE.stepped(frame);
  }

  /** Of a frame of the same shot that is sharper or softer. */
  Look stepped(VideoFrame frame) {
    double itsInformation = informationOf(frame);
    return new Look(
        Shots.look(frame),
        widthOf(frame),
        itsInformation,
        widthUnrest,
        unrest,
        frame.lumaMean(),
        itsInformation,
        Blockiness.of(frame),
        frame.tileEdge());
  }

  /** Of the frame after this one. */
  Look then(VideoFrame frame) {
    double wider = widthOf(frame) - width;
    double itsInformation = informationOf(frame);
    double more = itsInformation - information;
    return new Look(
        Shots.look(frame),
        width + SOON * wider,
        information + SOON * more,
        widthUnrest + SOON * (Math.abs(wider) - widthUnrest),
        unrest + SOON * (Math.abs(more) - unrest),
        frame.lumaMean(),
        itsInformation,
        Blockiness.of(frame),
        frame.tileEdge());
  }

  static double widthOf(VideoFrame frame) {
    return StrictMath.log(frame.edgeWidth());
  }

  static double informationOf(VideoFrame frame) {
    return StrictMath.log(Math.max(1, frame.spatialInformation()));
  }

  /** True if this picture shows an encoder's blocks, and another does not. */
  boolean blockierThan(Look other) {
    return blockiness > BLOCKS && blockiness > 2 * other.blockiness;
  }

  boolean none() {
    return edge.length == 0;
  }

  /** Signs of the perceptual hash, 0 to 64, in which another picture's differs. */
  int differs(long other) {
    return Long.bitCount(other ^ shows);
  }

  /**
   * Share of the tiles with detail in one of two pictures that have less of it in the other, less
   * the share of those that have more, -1 to 1: in the middle third of the picture or in the one
   * above or below it, whichever is less. What is written over a picture comes and goes in one of
   * them.
   */
  double shareLost(Look other) {
    double middle = shareLost(other, THIRD, 2 * THIRD);
    double beside =
        Math.max(shareLost(other, 0, THIRD), shareLost(other, 2 * THIRD, VideoFrame.TILES));
    return Math.min(middle, beside);
  }

  /** The same in some tiles; 0 if too few of them have detail. */
  private double shareLost(Look other, int from, int to) {
    int detailed = 0;
    int lost = 0;
    for (int tile = from; tile < to; tile++) {
      if ((edge[tile] & 0xff) > DETAIL || (other.edge[tile] & 0xff) > DETAIL) {
        detailed++;
        double here = VideoFrame.expand(edge[tile]) + NOISE;
        double there = VideoFrame.expand(other.edge[tile]) + NOISE;
        lost += here >= FACTOR * there ? 1 : there >= FACTOR * here ? -1 : 0;
      }
    }
    return detailed < ENOUGH ? 0 : (double) lost / detailed;
  }
}
