package framewatch.detect;

/**
 * A plain ground with something drawn on it: how slates, titles and charts are made, and no picture
 * of a camera. The ground is as plain as can be, what stands on it has hard edges, and there is
 * little in between.
 */
final class PlainGround {

  /**
   * A tile is plain up to this mean horizontal gradient above the picture's plainest, code values.
   */
  private static final double PLAIN = 0.07;

  /** Largest gradient of a plain ground, code values: that of noise of 3 code values. */
  private static final double NOISIEST = 3;

  /** Noise on a plain ground varies by this share of itself from tile to tile. */
  private static final double NOISE = 1.15;

  /** A tile is soft, neither plain nor drawn, up to this gradient above the plainest. */
  private static final double SOFT = 1;

  /** Smallest share of plain tiles, and largest of soft ones. */
  private static final double PLAIN_SHARE = 0.5;

  private static final double SOFT_SHARE = 0.15;

  /** Smallest luma between the darkest pixel and the brightest: what is to be read stands out. */
  private static final int CONTRAST = 80;

  /** Tile means closer together than this are those of a solid colour, code values. */
  private static final double FLAT = 4;

  private PlainGround() {}

  /** True for a picture on a plain ground that is neither of one colour nor colour bars. */
  static boolean under(VideoFrame frame) {
    int plainest = 255;
    for (byte companded : frame.tileEdge()) {
      plainest = Math.min(plainest, companded & 0xff);
    }
    double ground = VideoFrame.expand((byte) plainest);
    int plain = 0;
    int soft = 0;
    for (byte companded : frame.tileEdge()) {
      double edge = VideoFrame.expand(companded);
      if (edge <= NOISE * ground + PLAIN) {
        plain++;
      } else if (edge <= NOISE * ground + SOFT) {
        soft++;
      }
    }
    return ground <= NOISIEST
        && plain >= PLAIN_SHARE * VideoFrame.TILES
        && soft <= SOFT_SHARE * VideoFrame.TILES
        && (frame.lumaPercentiles()[6] & 0xff) - (frame.lumaPercentiles()[0] & 0xff) >= CONTRAST
        && Flatness.spread(frame) > FLAT
        && ColourBars.share(frame) == 0;
  }
}
