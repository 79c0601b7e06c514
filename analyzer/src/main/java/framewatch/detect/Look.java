package framewatch.detect;

/**
 * How a picture looked a moment ago, to compare another one with: what it shows, and its detail.
 *
 * @param timeUs when it was shown; -1 for none
 * @param sharpness spatial information over the standard deviation of luma
 * @param edgeWidth of the frames up to it, pixels
 * @param blockiness as {@link Blockiness#of}
 * @param mean as {@link VideoFrame#tileMean}
 * @param edge as {@link VideoFrame#tileEdge}
 */
record Look(
    long timeUs, double sharpness, double edgeWidth, double blockiness, byte[] mean, byte[] edge) {

  static final Look NONE = new Look(-1, 0, 0, 0, new byte[0], new byte[0]);

  /** Two pictures whose tiles' means correlate as much show the same. */
  private static final double SAME = 0.93;

  /** Mean gradient, code values, from which a tile has detail; companded as in the frame. */
  private static final int DETAIL = 12;

  /** Fewest tiles with detail that allow to tell. */
  private static final int ENOUGH = VideoFrame.TILES / 10;

  /** Factor by which the gradient of a tile changes if its sharpness does. */
  private static final double FACTOR = 1.2;

  /** Blockiness that an ordinary picture does not have. */
  private static final double BLOCKS = 0.6;

  /** Added to gradients: what noise and coding leave. */
  private static final double NOISE = 0.1;

  static Look at(VideoFrame frame, double sharpness, double edgeWidth) {
    return new Look(
        frame.timeUs(),
        sharpness,
        edgeWidth,
        Blockiness.of(frame),
        frame.tileMean(),
        frame.tileEdge());
  }

  boolean none() {
    return timeUs < 0;
  }

  /** True if a frame shows the same picture, sharp or not. */
  boolean shows(VideoFrame frame) {
    byte[] now = frame.tileMean();
    long sum = 0;
    long sumNow = 0;
    long squares = 0;
    long squaresNow = 0;
    long products = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      long a = mean[tile] & 0xff;
      long b = now[tile] & 0xff;
      sum += a;
      sumNow += b;
      squares += a * a;
      squaresNow += b * b;
      products += a * b;
    }
    double covariance = products - (double) sum * sumNow / VideoFrame.TILES;
    double variance = squares - (double) sum * sum / VideoFrame.TILES;
    double varianceNow = squaresNow - (double) sumNow * sumNow / VideoFrame.TILES;
    return covariance > 0 && covariance * covariance >= SAME * SAME * variance * varianceNow;
  }

  /** True if what a frame has less of here is blocks and not detail. */
  boolean blockierThan(VideoFrame frame) {
    return blockiness > BLOCKS && blockiness > 2 * Blockiness.of(frame);
  }

  /** Share of the tiles with detail here that a frame has less of; 0 if there are too few. */
  double shareLost(VideoFrame frame) {
    return shareLost(edge, frame.tileEdge());
  }

  /** Share of the tiles with detail in a frame that have less of it here. */
  double shareGained(VideoFrame frame) {
    return shareLost(frame.tileEdge(), edge);
  }

  private static double shareLost(byte[] from, byte[] to) {
    int detailed = 0;
    int lost = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      if ((from[tile] & 0xff) > DETAIL) {
        detailed++;
        double before = VideoFrame.expand(from[tile]) + NOISE;
        lost += before >= FACTOR * (VideoFrame.expand(to[tile]) + NOISE) ? 1 : 0;
      }
    }
    return detailed < ENOUGH ? 0 : (double) lost / detailed;
  }
}
