package framewatch.standalone.faults;

import java.util.Random;

/** A voltage beside the sound: the mean of a channel, or of both, is off zero. */
final class DcOffset implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    float offset = (float) (0.03 + 0.07 * chance.nextDouble()) * (chance.nextBoolean() ? 1 : -1);
    int first = chance.nextInt(2);
    for (int channel = first; channel < 2; channel++) {
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        take.sound[channel][i] += offset;
      }
    }
    take.defect("dc_offset", window);
  }
}
