package framewatch.standalone.faults;

import java.util.Random;

/** Sound driven far over full scale and cut off there, or cut off before it was turned down. */
final class Clipping implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    float gain = (float) Math.pow(10, (18 + 8 * chance.nextDouble()) / 20);
    float ceiling = chance.nextInt(3) == 0 ? 0.7f : 1;
    for (float[] channel : take.sound) {
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        channel[i] = ceiling * Math.max(-1, Math.min(1, channel[i] * gain));
      }
    }
    take.defect("clipping", window);
  }
}
