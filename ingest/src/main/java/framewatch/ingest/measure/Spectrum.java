package framewatch.ingest.measure;

import java.util.Arrays;

/** Power spectrum of real samples under a Hann window, by a fast Fourier transform. */
final class Spectrum {
  /** Points of the transform; what the window leaves of it is zeros. */
  final int size;

  private final float[] window;

  /** Even samples as real, odd ones as imaginary parts: a transform of half the size does. */
  private final float[] real;

  private final float[] imaginary;

  /** Cosine and sine of {@code 2 pi i / size}. */
  private final float[] cosine;

  private final float[] sine;
  private final int[] reversed;

  /**
   * A spectrum.
   *
   * @param length samples that it is taken of
   */
  Spectrum(int length) {
    size = Math.max(4, Integer.highestOneBit(2 * length - 1));
    window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / length));
    }
    int half = size / 2;
    real = new float[half];
    imaginary = new float[half];
    cosine = new float[half];
    sine = new float[half];
    reversed = new int[half];
    for (int i = 0; i < half; i++) {
      cosine[i] = (float) StrictMath.cos(2 * Math.PI * i / size);
      sine[i] = (float) StrictMath.sin(2 * Math.PI * i / size);
      reversed[i] = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(half) + 1);
    }
  }

  /** Takes the spectrum; {@link #power} then gives it. */
  void of(float[] samples) {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    for (int i = 0; i < window.length; i++) {
      float[] part = (i & 1) == 0 ? real : imaginary;
      part[reversed[i >> 1]] = samples[i] * window[i];
    }
    for (int span = 1; span < real.length; span *= 2) {
      stage(span);
    }
  }

  private void stage(int span) {
    float[] re = real;
    float[] im = imaginary;
    int stride = real.length / span;
    for (int first = 0; first < re.length; first += 2 * span) {
      for (int i = 0; i < span; i++) {
        float c = cosine[i * stride];
        float s = sine[i * stride];
        int a = first + i;
        int b = a + span;
        float r = re[b] * c + im[b] * s;
        float m = im[b] * c - re[b] * s;
        re[b] = re[a] - r;
        im[b] = im[a] - m;
        re[a] += r;
        im[a] += m;
      }
    }
  }

  /**
   * Power at a frequency.
   *
   * @param bin 1 to size / 2 - 1; the frequency is {@code bin / size} of the sample rate
   */
  float power(int bin) {
    int mirror = real.length - bin;
    float evenRe = real[bin] + real[mirror];
    float evenIm = imaginary[bin] - imaginary[mirror];
    float oddRe = imaginary[bin] + imaginary[mirror];
    float oddIm = real[mirror] - real[bin];
    float re = evenRe + cosine[bin] * oddRe + sine[bin] * oddIm;
    float im = evenIm + cosine[bin] * oddIm - sine[bin] * oddRe;
    return (re * re + im * im) / 4;
  }
}
