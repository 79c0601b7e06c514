package framewatch.standalone.faults;

import java.util.Random;

/** The sound is suddenly much louder or quieter, as at the begin of an advertisement. */
final class LoudnessJump implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    double size = 11 + 3 * chance.nextDouble();
    float gain = (float) Math.pow(10, (chance.nextBoolean() ? size : -size) / 20);
    for (float[] channel : take.sound) {
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        channel[i] = Math.max(-0.99f, Math.min(0.99f, channel[i] * gain));
      }
    }
    take.defect("loudness_jump", window);
  }
}
