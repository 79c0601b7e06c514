package framewatch.standalone.faults;

import java.util.Random;

/** A black picture, in the ways it comes. */
enum Black implements Fault {
  PLAIN,
  /** With the noise of an analogue link. */
  NOISY,
  /** With a channel's logo over it. */
  LOGO,
  /** Until the stream ends. */
  TO_THE_END;

  @Override
  public void plant(Take take, Window asked, Random chance) {
    var window =
        this == TO_THE_END ? new Window(asked.from(), take.reel.frames, asked.fps()) : asked;
    long seed = chance.nextLong();
    take.edit(
        window,
        (index, picture) -> {
          picture.fill(Yuv.BLACK, Yuv.NEUTRAL, Yuv.NEUTRAL);
          if (this == NOISY) {
            addNoise(picture, new Random(seed + index));
          } else if (this == LOGO) {
            addLogo(picture);
          }
          return picture;
        });
    take.defect("black", window);
  }

  private static void addNoise(Yuv picture, Random random) {
    for (int i = 0; i < picture.width * picture.height; i++) {
      picture.samples[i] = (byte) (Yuv.BLACK + random.nextInt(5));
    }
  }

  /** A ring in the upper right corner, half of a per cent of the picture. */
  private static void addLogo(Yuv picture) {
    int side = picture.height / 9 / 2 * 2;
    int left = picture.width - 2 * side;
    picture.box(left, side, left + side, 2 * side, 180);
    int line = side / 4 / 2 * 2;
    picture.box(left + line, side + line, left + side - line, 2 * side - line, Yuv.BLACK);
  }
}
