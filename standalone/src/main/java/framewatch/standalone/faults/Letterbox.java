package framewatch.standalone.faults;

import java.util.Random;

/** The picture gets black bars it had not before: above and below, or left and right. */
final class Letterbox implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    boolean pillars = chance.nextBoolean();
    // 2.39:1 or 1.85:1 within 16:9; 4:3 within 16:9.
    double share = pillars ? 0.125 : chance.nextBoolean() ? 0.128 : 0.06;
    take.edit(
        window,
        (index, picture) -> {
          int width = picture.width;
          int height = picture.height;
          int across = pillars ? 2 * (int) (share * width / 2) : 0;
          int down = pillars ? 0 : 2 * (int) (share * height / 2);
          return picture
              .box(0, 0, width, down, Yuv.BLACK)
              .box(0, height - down, width, height, Yuv.BLACK)
              .box(0, 0, across, height, Yuv.BLACK)
              .box(width - across, 0, width, height, Yuv.BLACK);
        });
    take.defect("letterbox", window);
  }
}
