package framewatch.standalone.faults;

import java.util.Random;

/**
 * One channel is turned upside down: in mono the middle of the sound is gone. The stereo image of
 * the whole stream is pulled in first: nobody can tell whether a very wide one is inverted.
 */
final class PhaseInversion implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    float[] left = take.sound[0];
    float[] right = take.sound[1];
    for (int i = 0; i < left.length; i++) {
      // Not where a fault was planted before: that side is to stay as it is.
      if (left[i] == take.reel.sound[0][i] && right[i] == take.reel.sound[1][i]) {
        float middle = (left[i] + right[i]) / 2;
        left[i] = (left[i] + middle) / 2;
        right[i] = (right[i] + middle) / 2;
      }
    }
    float[] channel = chance.nextBoolean() ? left : right;
    for (int i = window.fromSample(); i < window.toSample(); i++) {
      channel[i] = -channel[i];
    }
    take.defect("phase_inversion", window);
  }
}
