package framewatch.standalone.faults;

import java.util.Random;

/** No sound: digital silence, or the noise of an open line. */
enum Silence implements Fault {
  DIGITAL(0),
  /** -72 dBFS root mean square. */
  NOISE(0.00025);

  private final double level;

  Silence(double level) {
    this.level = level;
  }

  @Override
  public void plant(Take take, Window window, Random chance) {
    for (float[] channel : take.sound) {
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        channel[i] = (float) (level * chance.nextGaussian());
      }
    }
    take.defect("silence", window);
  }
}
