package framewatch.standalone.faults;

import java.util.Random;

/** Sound that is there and far too quiet, to the end: detectors wait half a minute. */
final class LowLevel implements Fault {
  @Override
  public void plant(Take take, Window asked, Random chance) {
    var window = new Window(asked.from(), take.reel.frames, asked.fps());
    float gain = (float) Math.pow(10, -(26 + 6 * chance.nextDouble()) / 20);
    for (float[] channel : take.sound) {
      for (int i = window.fromSample(); i < window.toSample(); i++) {
        channel[i] *= gain;
      }
    }
    take.defect("low_level", window);
  }
}
