package framewatch.standalone.faults;

import java.util.Random;

/** A card that stands still but for a clock that counts seconds: no freeze. */
final class Slate implements Fault {
  /** Rows of a digit of 3 by 5 boxes, from the top, as bits. */
  private static final int[][] DIGITS = {
    {7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 7, 1, 7}, {5, 5, 7, 1, 1},
    {7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 1, 2, 2}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7}
  };

  @Override
  public void plant(Take take, Window window, Random chance) {
    int ground = 30 + chance.nextInt(40);
    int from = chance.nextInt(60);
    take.edit(
        window,
        (index, picture) -> {
          picture.fill(ground, 140, 118);
          lines(picture);
          int seconds = from + (index - window.from()) / window.fps();
          digit(picture, seconds / 10 % 6, 0);
          digit(picture, seconds % 10, 1);
          return picture;
        });
    take.defect("slate", window);
  }

  /** What could be a title and two lines of text. */
  private static void lines(Yuv picture) {
    int unit = picture.height / 20 / 2 * 2;
    for (int line = 0; line < 3; line++) {
      int top = unit * (4 + 2 * line);
      for (int word = 0; word < 6 - line; word++) {
        int left = unit * (3 + 3 * word);
        picture.box(left, top, left + 2 * unit, top + unit, 200);
      }
    }
  }

  private static void digit(Yuv picture, int digit, int place) {
    int unit = Math.max(2, picture.height / 24 / 2 * 2);
    int left = unit * (8 + 4 * place);
    int top = picture.height * 6 / 10 / 2 * 2;
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 3; x++) {
        if ((DIGITS[digit][y] >> (2 - x) & 1) == 1) {
          int boxLeft = left + x * unit;
          int boxTop = top + y * unit;
          picture.box(boxLeft, boxTop, boxLeft + unit, boxTop + unit, Yuv.WHITE);
        }
      }
    }
  }
}
