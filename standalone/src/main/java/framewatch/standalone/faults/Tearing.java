package framewatch.standalone.faults;

import java.util.Random;

/** The picture below a line is of another time, as without vertical synchronisation. */
final class Tearing implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    int late = 2 + chance.nextInt(3);
    int start = chance.nextInt(1000);
    int speed = 3 + chance.nextInt(9);
    take.edit(
        window,
        (index, picture) -> {
          Yuv other = take.reel.picture(index - late);
          // The line wanders, since capture and display run at slightly different rates.
          int line = picture.height / 8 + (start + speed * index) % (picture.height * 3 / 4);
          for (int plane = 0; plane < 3; plane++) {
            int from = picture.row(plane, plane == 0 ? line : line / 2);
            int to = picture.row(plane, picture.rows(plane));
            System.arraycopy(other.samples, from, picture.samples, from, to - from);
          }
          return picture;
        });
    take.defect("tearing", window);
  }
}
