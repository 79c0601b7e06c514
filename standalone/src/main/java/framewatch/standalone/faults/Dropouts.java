package framewatch.standalone.faults;

import java.util.Random;

/** Sound that is missing for 12 to 42 ms, again and again, as when packets are lost. */
final class Dropouts implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    int at = window.fromSample();
    while (at < window.toSample()) {
      int gap = milliseconds(12 + chance.nextInt(30));
      for (float[] channel : take.sound) {
        for (int i = at; i < Math.min(at + gap, window.toSample()); i++) {
          channel[i] = 0;
        }
      }
      at += gap + milliseconds(80 + chance.nextInt(250));
    }
    take.defect("dropout", window);
  }

  private static int milliseconds(int number) {
    return number * Footage.SAMPLE_RATE / 1000;
  }
}
