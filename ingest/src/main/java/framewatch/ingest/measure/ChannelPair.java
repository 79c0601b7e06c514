package framewatch.ingest.measure;

/** What two channels have in common. */
final class ChannelPair {
  /** The finest step of 24-bit sound, squared: below is silence. */
  private static final double SILENCE = 0x1p-48;

  float correlation;
  float phase;

  void measure(float[] left, float[] right, int from, int length, Levels ofLeft, Levels ofRight) {
    double products = 0;
    double phases = 0;
    for (int i = from; i < from + length; i++) {
      double a = left[i];
      double b = right[i];
      double product = a * b;
      double energy = a * a + b * b;
      products += product;
      phases += energy > 0 ? 2 * product / energy : 1;
    }
    phase = (float) (phases / length);
    double covariance = products / length - ofLeft.mean * ofRight.mean;
    boolean silent = Math.min(ofLeft.power, ofRight.power) < SILENCE;
    double ratio = silent ? 0 : covariance / Math.sqrt(ofLeft.power * ofRight.power);
    correlation = (float) Math.max(-1, Math.min(1, ratio));
  }
}
