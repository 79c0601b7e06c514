package framewatch.standalone.faults;

import java.util.Random;

/** One channel is turned upside down: in mono the middle of the sound is gone. */
final class PhaseInversion implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    float[] channel = take.sound[chance.nextInt(2)];
    for (int i = window.fromSample(); i < window.toSample(); i++) {
      channel[i] = -channel[i];
    }
    take.defect("phase_inversion", window);
  }
}
