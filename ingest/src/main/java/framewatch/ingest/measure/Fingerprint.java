package framewatch.ingest.measure;

import java.util.Arrays;

/**
 * 32 bits that tell one stretch of sound from another and survive a change of level and a lossy
 * codec: the signs of energy differences between neighbouring bands, against the window before.
 * After J. Haitsma and T. Kalker, A Highly Robust Audio Fingerprinting System, ISMIR 2002; here a
 * window of 100 ms is the step, so that two recordings are compared best where their windows begin
 * together.
 */
final class Fingerprint {
  private static final int BANDS = 33;
  private static final double LOWEST_HZ = 300;
  private static final double HIGHEST_HZ = 2000;
  private static final double SECONDS = 0.37;

  private final Decimator decimator;
  private final Spectrum spectrum;

  /** First bin of each band; the last is the end. */
  private final int[] bins = new int[BANDS + 1];

  private final float[] recent;
  private float[] energies = new float[BANDS];
  private float[] before = new float[BANDS];

  Fingerprint(int sampleRate, int channels, int longest) {
    decimator = new Decimator(sampleRate, channels, longest);
    double rate = (double) sampleRate / decimator.factor;
    recent = new float[(int) Math.max(1, Math.round(rate * SECONDS))];
    spectrum = new Spectrum(recent.length);
    for (int i = 0; i <= BANDS; i++) {
      double hz = LOWEST_HZ * StrictMath.pow(HIGHEST_HZ / LOWEST_HZ, (double) i / BANDS);
      // Bands above half the sample rate are empty.
      bins[i] = (int) Math.min(spectrum.size / 2, Math.round(hz / rate * spectrum.size));
    }
  }

  /** Forgets what was heard. */
  void reset() {
    decimator.reset();
    Arrays.fill(recent, 0);
    Arrays.fill(energies, 0);
  }

  /** Takes the next window and returns the bits of the sound up to its end. */
  int measure(float[][] samples, int from, int length) {
    int count = decimator.add(samples, from, length);
    int kept = Math.max(0, recent.length - count);
    System.arraycopy(recent, recent.length - kept, recent, 0, kept);
    System.arraycopy(
        decimator.samples, count - (recent.length - kept), recent, kept, recent.length - kept);
    spectrum.of(recent);
    float[] swapped = before;
    before = energies;
    energies = swapped;
    for (int band = 0; band < BANDS; band++) {
      float energy = 0;
      for (int bin = bins[band]; bin < bins[band + 1]; bin++) {
        energy += spectrum.power(bin);
      }
      energies[band] = energy;
    }
    int bits = 0;
    for (int i = 0; i < BANDS - 1; i++) {
      float change = energies[i] - energies[i + 1] - (before[i] - before[i + 1]);
      bits |= (change > 0 ? 1 : 0) << i;
    }
    return bits;
  }
}
