package framewatch.standalone.faults;

import java.util.Random;

/** Groups of lines are shifted sideways, as by a tape or a loose cable. */
final class LineErrors implements Fault {
  private static final int BANDS = 5;

  @Override
  public void plant(Take take, Window window, Random chance) {
    long seed = chance.nextLong();
    take.edit(
        window,
        (index, picture) -> {
          var each = new Random(seed + index);
          for (int band = 0; band < BANDS; band++) {
            int top = each.nextInt(picture.height / 2) * 2;
            int bottom = Math.min(picture.height, top + 2 * (1 + each.nextInt(4)));
            shift(picture, top, bottom, (8 + 2 * each.nextInt(12)) * picture.width / 320 / 2 * 2);
          }
          return picture;
        });
    take.defect("tearing", window);
  }

  private static void shift(Yuv picture, int top, int bottom, int columns) {
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 1 : 2;
      int by = columns / half;
      for (int y = top / half; y < bottom / half; y++) {
        int row = picture.row(plane, y);
        System.arraycopy(
            picture.samples, row, picture.samples, row + by, picture.columns(plane) - by);
      }
    }
  }
}
