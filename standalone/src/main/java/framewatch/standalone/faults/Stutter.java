package framewatch.standalone.faults;

import java.util.Random;

/** Pictures are shown again and others left out, regularly or by chance. */
final class Stutter implements Fault {
  private static final double REPEATED = 0.55;

  @Override
  public void plant(Take take, Window window, Random chance) {
    int[] shown = new int[window.length()];
    int hold = (3 + chance.nextInt(3)) * (window.fps() > 40 ? 2 : 1);
    boolean regular = chance.nextBoolean();
    for (int i = 0; i < shown.length; i++) {
      boolean again = regular ? i % hold > 0 : i > 0 && chance.nextDouble() < REPEATED;
      shown[i] = again ? shown[i - 1] : window.from() + i;
    }
    take.edit(window, (index, picture) -> take.reel.picture(shown[index - window.from()]));
    take.defect("stutter", window);
  }
}
