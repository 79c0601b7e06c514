package framewatch.standalone.faults;

import java.util.Random;

/** Colour bars of 75 %, with or without the lower part that SMPTE's have. */
final class Bars implements Fault {
  // White to blue: luma, blue, red.
  private static final int[][] COLOURS = {
    {180, 128, 128},
    {162, 44, 142},
    {131, 156, 44},
    {112, 72, 58},
    {84, 184, 198},
    {65, 100, 212},
    {35, 212, 114}
  };

  @Override
  public void plant(Take take, Window window, Random chance) {
    boolean smpte = chance.nextBoolean();
    take.edit(
        window,
        (index, picture) -> {
          for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < picture.rows(plane); y++) {
              int row = picture.row(plane, y);
              boolean lower = smpte && y > picture.rows(plane) * 3 / 4;
              for (int x = 0; x < picture.columns(plane); x++) {
                int bar = x * 7 / picture.columns(plane);
                // SMPTE's lower part: blue, black and white in turn.
                int[] colour = COLOURS[lower ? (bar % 3) * 3 : bar];
                picture.samples[row + x] = (byte) colour[plane];
              }
            }
          }
          return picture;
        });
    take.defect("color_bars", window);
  }
}
