package framewatch.standalone.faults;

import java.util.SplittableRandom;

/** Made-up sound with the levels, pauses and stereo image of people talking over music. */
final class Voices {
  private static final double FADE = 0.015;
  private static final int PARTIALS = 12;

  /** One wave. */
  private static final float[] SINE = new float[8192];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = (float) Math.sin(2 * Math.PI * i / SINE.length);
    }
  }

  private Voices() {}

  /** Left and right of so many samples, around -23 dBFS, peaks below -6 dBFS. */
  static float[][] sound(int length, SplittableRandom random) {
    float[][] sound = new float[2][length];
    for (int speaker = 0; speaker < 2; speaker++) {
      speak(sound, random.nextDouble(0.35, 0.65), random.nextDouble(95, 210), random.split());
    }
    double chord = random.nextDouble(110, 220);
    for (double interval : new double[] {1, 1.26, 1.5}) {
      hum(sound, chord * interval, random.nextDouble(0.4, 0.6));
    }
    for (float[] channel : sound) {
      // The noise of a quiet room, -66 dBFS: no real recording falls silent between words.
      for (int i = 0; i < length; i++) {
        channel[i] += (float) ((random.nextDouble() - 0.5) * 0.0017);
      }
    }
    return sound;
  }

  /** Sine of a number of periods. */
  private static double sine(double periods) {
    return SINE[(int) (periods * SINE.length) & (SINE.length - 1)];
  }

  private static void speak(float[][] sound, double pan, double pitch, SplittableRandom random) {
    int at = 0;
    while (at < sound[0].length) {
      int length = (int) (random.nextDouble(0.12, 0.3) * Footage.SAMPLE_RATE);
      syllable(sound, at, length, pan, pitch * random.nextDouble(0.85, 1.2), random);
      double pause = random.nextInt(5) == 0 ? random.nextDouble(0.1, 0.3) : 0.02;
      at += length + (int) (pause * Footage.SAMPLE_RATE);
    }
  }

  private static void syllable(
      float[][] sound, int at, int length, double pan, double pitch, SplittableRandom random) {
    double loudness = random.nextDouble(0.03, 0.09);
    double formant = random.nextDouble(300, 1800);
    double[] weights = new double[PARTIALS + 1];
    for (int k = 1; k <= PARTIALS; k++) {
      double distance = (k * pitch - formant) / 400;
      weights[k] = 1 / (1 + distance * distance);
    }
    for (int i = 0; i < length && at + i < sound[0].length; i++) {
      double time = (double) i / Footage.SAMPLE_RATE;
      double rest = (double) (length - i) / Footage.SAMPLE_RATE;
      double envelope = Math.min(1, Math.min(time, rest) / FADE);
      double sum = 0;
      for (int k = 1; k <= PARTIALS; k++) {
        sum += weights[k] * sine(k * pitch * time);
      }
      double value = loudness * envelope * sum;
      sound[0][at + i] += (float) (value * pan * 2);
      sound[1][at + i] += (float) (value * (1 - pan) * 2);
    }
  }

  private static void hum(float[][] sound, double pitch, double pan) {
    for (int i = 0; i < sound[0].length; i++) {
      double time = (double) i / Footage.SAMPLE_RATE;
      double swell = 0.6 + 0.4 * sine(time * 0.2 + pitch);
      double value = 0.02 * swell * sine(pitch * time);
      sound[0][i] += (float) (value * pan * 2);
      sound[1][i] += (float) (value * (1 - pan) * 2);
    }
  }
}
