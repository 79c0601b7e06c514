package framewatch.standalone.faults;

import java.util.Random;

/** Clicks: a sample or two far off, as of digital errors. */
final class Clicks implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    int at = window.fromSample();
    while (at < window.toSample()) {
      float size = (0.4f + 0.3f * chance.nextFloat()) * (chance.nextBoolean() ? 1 : -1);
      for (float[] channel : take.sound) {
        channel[at] = size;
        channel[at + 1] = -size / 2;
      }
      at += (60 + chance.nextInt(200)) * Footage.SAMPLE_RATE / 1000;
    }
    take.defect("click", window);
  }
}
