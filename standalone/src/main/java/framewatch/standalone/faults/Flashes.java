package framewatch.standalone.faults;

import java.util.Random;

/**
 * Flashes between dark and bright. ITU-R BT.1702 calls them harmful above three a second, on more
 * than a quarter of the screen, by 20 cd/m2 or more: what stays below one of these is legal.
 */
enum Flashes implements Fault {
  /** Beyond all limits. */
  HARMFUL(3.6, 10, 1, 200),
  /** Two a second. */
  SLOW(1.8, 2, 1, 200),
  /** On a tenth of the screen. */
  SMALL(5, 8, 0.1, 200),
  /** By few cd/m2. */
  FAINT(5, 8, 1, 48);

  private static final int DARK = 40;

  private final double slowest;
  private final double fastest;
  private final double area;
  private final int bright;

  /**
   * @param slowest flashes a second
   * @param fastest flashes a second
   * @param area share of the screen
   * @param bright luma, code values
   */
  Flashes(double slowest, double fastest, double area, int bright) {
    this.slowest = slowest;
    this.fastest = fastest;
    this.area = area;
    this.bright = bright;
  }

  @Override
  public void plant(Take take, Window window, Random chance) {
    double hz = slowest + (fastest - slowest) * chance.nextDouble();
    take.edit(
        window,
        (index, picture) -> {
          double half = (index - window.from()) * 2 * hz / window.fps();
          // Half of the picture shines through: flashes come with content.
          int shade = (int) half % 2 == 0 ? bright : DARK;
          return light(picture, shade);
        });
    if (this == HARMFUL) {
      take.defect("flashing", window);
    } else {
      take.lookAlike("legal_flash", window);
    }
  }

  private Yuv light(Yuv picture, int shade) {
    double side = Math.sqrt(area);
    int width = 2 * (int) (picture.width * side / 2);
    int height = 2 * (int) (picture.height * side / 2);
    for (int y = 0; y < height; y++) {
      int row = picture.row(0, y);
      for (int x = 0; x < width; x++) {
        int value = picture.samples[row + x] & 0xff;
        picture.samples[row + x] = Yuv.cut((value - 110) / 5 + shade);
      }
    }
    return picture;
  }
}
