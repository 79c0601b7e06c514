package framewatch.detect;

/** Where one shot ends and the next begins. */
final class Shots {

  /**
   * Smallest scene score of a cut. FFmpeg's scdet has 10, which misses one cut in five of the test
   * streams.
   */
  static final double SCORE = 3;

  /**
   * Smallest number of signs of the perceptual hash that change at a cut: 26 or more at four cuts
   * out of five, 10 or less in motion, also where frames are repeated and the next one jumps.
   */
  private static final int SIGNS = 14;

  private Shots() {}

  /** The look of a frame, to find the cut after it. */
  static long look(VideoFrame frame) {
    long look = 0;
    for (byte signs : frame.perceptualHash()) {
      look = (look << Byte.SIZE) | (signs & 0xff);
    }
    return look;
  }

  /**
   * True for the first frame of another shot.
   *
   * @param before look of the frame before
   */
  static boolean cut(VideoFrame frame, long before) {
    return frame.sceneScore() >= SCORE && Long.bitCount(look(frame) ^ before) >= SIGNS;
  }
}
