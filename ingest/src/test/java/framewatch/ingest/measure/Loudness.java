package framewatch.ingest.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Loudness after ITU-R BS.1770-4 and EBU Tech 3341, made of {@code weightedPower} of consecutive
 * windows of 100 ms: what a detector can do with that measure.
 */
final class Loudness {
  private final List<Double> powers = new ArrayList<>();
  private final double[] weights;

  /**
   * Nothing heard yet.
   *
   * @param weights of the channels: 0 for LFE, 1.41 for side and back, 1 for others
   */
  Loudness(double... weights) {
    this.weights = weights;
  }

  void add(float[] weightedPower) {
    double sum = 0;
    for (int channel = 0; channel < weights.length; channel++) {
      sum += weights[channel] * weightedPower[channel];
    }
    powers.add(sum);
  }

  /** Of the 400 ms that end with a window, LUFS. */
  double momentary(int window) {
    return lufs(mean(window - 3, window));
  }

  /** Of the 3 s that end with a window, LUFS. */
  double shortTerm(int window) {
    return lufs(mean(window - 29, window));
  }

  /** Of everything, without what is silent or far below the rest, LUFS. */
  double integrated() {
    List<Double> blocks = new ArrayList<>();
    for (int i = 3; i < powers.size(); i++) {
      blocks.add(mean(i - 3, i));
    }
    return lufs(gated(gated(blocks, -70), -10).stream().mapToDouble(p -> p).average().orElse(0));
  }

  /** Blocks above a gate: absolute at -70 LUFS, relative to their mean at others. */
  private static List<Double> gated(List<Double> blocks, double gate) {
    double mean = blocks.stream().mapToDouble(power -> power).average().orElse(0);
    double threshold = gate == -70 ? -70 : lufs(mean) + gate;
    return blocks.stream().filter(power -> lufs(power) > threshold).toList();
  }

  private double mean(int from, int to) {
    return powers.subList(from, to + 1).stream().mapToDouble(power -> power).sum()
        / (to + 1 - from);
  }

  private static double lufs(double power) {
    return -0.691 + 10 * Math.log10(power);
  }
}
