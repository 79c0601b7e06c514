package framewatch.standalone.faults;

import java.util.Random;

/** One colour, as decoders and scalers show that have lost the picture. */
final class SolidColour implements Fault {
  /** Green of an empty buffer, green, pink, grey, blue. */
  private static final int[][] COLOURS = {
    {0, 0, 0}, {149, 43, 21}, {106, 202, 222}, {128, 128, 128}, {35, 212, 114}
  };

  @Override
  public void plant(Take take, Window window, Random chance) {
    int[] colour = COLOURS[chance.nextInt(COLOURS.length)];
    take.edit(window, (index, picture) -> picture.fill(colour[0], colour[1], colour[2]));
    take.defect("solid_color", window);
  }
}
