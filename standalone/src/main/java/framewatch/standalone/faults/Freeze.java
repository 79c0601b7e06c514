package framewatch.standalone.faults;

import java.util.Random;

/** The picture stands still while the sound goes on. */
final class Freeze implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    take.edit(window, (index, picture) -> take.reel.picture(window.from()));
    take.defect("freeze", window);
  }
}
