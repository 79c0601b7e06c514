package framewatch.standalone.faults;

import java.util.Random;

/** Waves whose samples stay below full scale and whose peaks between them do not. */
final class TruePeaks implements Fault {
  /** Samples of a wave of a quarter of the sample rate, 45 degrees off: peaks 3 dB above them. */
  private static final float[] WAVE = {1, 1, -1, -1};

  @Override
  public void plant(Take take, Window window, Random chance) {
    double level = 0.85 + 0.1 * chance.nextDouble();
    int burst = Footage.SAMPLE_RATE / 50;
    for (int at = window.fromSample(); at < window.toSample(); at += burst * 5) {
      for (float[] channel : take.sound) {
        for (int i = at; i < Math.min(at + burst, window.toSample()); i++) {
          // Faded, or the ends would click.
          double fade = Math.sin(Math.PI * (i - at) / burst);
          channel[i] = (float) (channel[i] * (1 - fade) + level * fade * WAVE[i & 3]);
        }
      }
    }
    take.defect("true_peak", window);
  }
}
