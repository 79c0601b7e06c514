package framewatch.standalone.faults;

import java.util.Random;

/** Out of focus: three box blurs in a row, which is nearly a Gaussian one. */
final class Blur implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    int least = Math.max(1, take.reel.shape.width() / 160);
    int radius = least + chance.nextInt(2 * least);
    take.edit(
        window,
        (index, picture) -> {
          for (int plane = 0; plane < 3; plane++) {
            int columns = picture.columns(plane);
            int rows = picture.rows(plane);
            int reach = plane == 0 ? radius : (radius + 1) / 2;
            for (int pass = 0; pass < 3; pass++) {
              for (int y = 0; y < rows; y++) {
                smooth(picture.samples, picture.row(plane, y), 1, columns, reach);
              }
              for (int x = 0; x < columns; x++) {
                smooth(picture.samples, picture.row(plane, 0) + x, columns, rows, reach);
              }
            }
          }
          return picture;
        });
    take.defect("blur", window);
  }

  private static void smooth(byte[] samples, int from, int step, int count, int reach) {
    byte[] line = new byte[count];
    for (int i = 0; i < count; i++) {
      line[i] = samples[from + i * step];
    }
    int width = 2 * reach + 1;
    int sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += at(line, i);
    }
    for (int i = 0; i < count; i++) {
      samples[from + i * step] = (byte) ((sum + width / 2) / width);
      sum += at(line, i + reach + 1) - at(line, i - reach);
    }
  }

  /** Beyond its ends a line goes on as it ended. */
  private static int at(byte[] line, int index) {
    return line[Math.max(0, Math.min(line.length - 1, index))] & 0xff;
  }
}
