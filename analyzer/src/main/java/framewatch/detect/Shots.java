package framewatch.detect;

/**
 * Where one shot ends and the next begins. Scene scores are as FFmpeg's scdet has them, 0 to 100.
 */
final class Shots {

  /**
   * Smallest scene score of a cut. FFmpeg's scdet has 10, which misses one cut in five of the test
   * streams; motion has as much, so the look of the frames has to differ as well.
   */
  static final double SCORE = 3;

  /**
   * Scene score above which what an encoder's blocks were like before says nothing, whatever the
   * frame looks like: so much is new that it is coded anew.
   */
  static final double CODED_ANEW = 6;

  /** Scene score at which a shot begins though it looks alike, as after a change of light. */
  static final double SUDDEN = 10;

  /** A picture that comes to rest so soon after it was faded out was faded in. */
  static final long FADE_US = 1_500_000;

  /**
   * Up to this mean luma a picture is faded out, code values: black, a little noise and what a
   * codec leaves. Only the end of a fade is meant: whether it is a defect is the black detector's.
   */
  private static final double FADED_OUT = 20;

  /**
   * Smallest number of signs of the perceptual hash that change at a cut: 26 or more at four cuts
   * out of five, 10 or less in motion, also where frames are repeated and the next one jumps.
   */
  private static final int SIGNS = 14;

  private Shots() {}

  /** True for black between two shots. */
  static boolean fadedOut(VideoFrame frame) {
    return frame.lumaMean() <= FADED_OUT;
  }

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
