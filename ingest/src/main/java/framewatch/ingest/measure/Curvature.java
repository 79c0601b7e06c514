package framewatch.ingest.measure;

/**
 * Second difference of the samples, {@code x[n] - 2 x[n-1] + x[n-2]}: small where a wave goes on,
 * large at a click, a splice or a lost block.
 */
final class Curvature {
  /** Samples before the first that are looked at. */
  static final int HISTORY = 2;

  float peak;
  float rms;

  /** Sample of the window at which the peak is. */
  int at;

  void measure(float[] samples, int from, int length) {
    float before = samples[from - 1];
    float slope = before - samples[from - 2];
    float largest = 0;
    int where = from;
    double squares = 0;
    for (int i = from; i < from + length; i++) {
      float sample = samples[i];
      float next = sample - before;
      float curvature = next - slope;
      before = sample;
      slope = next;
      squares += (double) curvature * curvature;
      if (Math.abs(curvature) > largest) {
        largest = Math.abs(curvature);
        where = i;
      }
    }
    peak = largest;
    at = where - from;
    rms = (float) Math.sqrt(squares / length);
  }
}
