package framewatch.ingest.measure;

/**
 * The fingerprint by its definition: a sum of squared sines and cosines for every band, over the
 * samples as they are.
 */
final class PlainFingerprint {
  private PlainFingerprint() {}

  /** Bits of the sound of a run up to a sample. */
  static int of(float[] run, int to, int rate) {
    double[] now = energies(run, to, rate);
    double[] before = energies(run, to - rate / 10, rate);
    int bits = 0;
    for (int i = 0; i < 32; i++) {
      if (now[i] - now[i + 1] > before[i] - before[i + 1]) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  private static double[] energies(float[] run, int to, int rate) {
    double[] heard = heard(run, to, (int) (0.37 * rate));
    double[] energies = new double[33];
    for (int band = 0; band < energies.length; band++) {
      double low = 300 * Math.pow(2000.0 / 300, band / 33.0);
      double high = 300 * Math.pow(2000.0 / 300, (band + 1) / 33.0);
      // A hertz apart: finer than the 2.7 Hz that 370 ms resolve.
      for (double hz = low; hz < high; hz++) {
        energies[band] += power(heard, 2 * Math.PI * hz / rate);
      }
    }
    return energies;
  }

  /** What comes before a sample, under a Hann window; before the run there is nothing. */
  private static double[] heard(float[] run, int to, int length) {
    double[] heard = new double[length];
    for (int i = Math.max(0, length - to); i < length; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
      heard[i] = weight * run[to - length + i];
    }
    return heard;
  }

  private static double power(double[] samples, double radians) {
    double real = 0;
    double imaginary = 0;
    // Turns by the angle with each sample.
    double cosine = 1;
    double sine = 0;
    double turnCosine = Math.cos(radians);
    double turnSine = Math.sin(radians);
    for (double sample : samples) {
      real += sample * cosine;
      imaginary += sample * sine;
      double turned = cosine * turnCosine - sine * turnSine;
      sine = cosine * turnSine + sine * turnCosine;
      cosine = turned;
    }
    return real * real + imaginary * imaginary;
  }
}
