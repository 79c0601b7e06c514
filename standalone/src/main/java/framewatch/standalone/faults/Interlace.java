package framewatch.standalone.faults;

import java.util.Random;

/** Two fields of different times are woven into one progressive picture. */
final class Interlace implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    int apart = window.fps() > 40 ? 2 : 1;
    take.edit(
        window,
        (index, picture) -> {
          Yuv later = take.reel.picture(index + apart);
          for (int plane = 0; plane < 3; plane++) {
            for (int y = 1; y < picture.rows(plane); y += 2) {
              int row = picture.row(plane, y);
              System.arraycopy(later.samples, row, picture.samples, row, picture.columns(plane));
            }
          }
          return picture;
        });
    take.defect("interlace", window);
  }
}
