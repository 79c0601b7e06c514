package framewatch.ingest.measure;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The measures of one channel's window, each computed by the definition in {@code frame_batch.avsc}
 * and nothing else: slow, in double precision, from all samples of the run.
 */
record PlainSound(double[] run, int from, int to) {

  /** ITU-R BS.1770-4, Annex 2, as printed: a row has the four phases of a tap. */
  private static final double[][] TAPS = {
    {0.0017089843750, -0.0291748046875, -0.0189208984375, -0.0083007812500},
    {0.0109863281250, 0.0292968750000, 0.0330810546875, 0.0148925781250},
    {-0.0196533203125, -0.0517578125000, -0.0582275390625, -0.0266113281250},
    {0.0332031250000, 0.0891113281250, 0.1015625000000, 0.0476074218750},
    {-0.0594482421875, -0.1665039062500, -0.2003173828125, -0.1022949218750},
    {0.1373291015625, 0.4650878906250, 0.7797851562500, 0.9721679687500},
    {0.9721679687500, 0.7797851562500, 0.4650878906250, 0.1373291015625},
    {-0.1022949218750, -0.2003173828125, -0.1665039062500, -0.0594482421875},
    {0.0476074218750, 0.1015625000000, 0.0891113281250, 0.0332031250000},
    {-0.0266113281250, -0.0582275390625, -0.0517578125000, -0.0196533203125},
    {0.0148925781250, 0.0330810546875, 0.0292968750000, 0.0109863281250},
    {-0.0083007812500, -0.0189208984375, -0.0291748046875, 0.0017089843750},
  };

  private double at(int i) {
    return run[Math.max(0, i)];
  }

  private IntStream window() {
    return IntStream.range(from, to);
  }

  double peak() {
    return window().mapToDouble(i -> Math.abs(run[i])).max().orElseThrow();
  }

  double truePeak() {
    double largest = peak();
    for (int n = from; n < to; n++) {
      for (int phase = 0; phase < 4; phase++) {
        double sum = 0;
        for (int tap = 0; tap < TAPS.length; tap++) {
          sum += TAPS[tap][phase] * at(n - tap);
        }
        largest = Math.max(largest, Math.abs(sum));
      }
    }
    return largest;
  }

  double dc() {
    return window().mapToDouble(i -> run[i]).average().orElseThrow();
  }

  double rms() {
    double mean = dc();
    return Math.sqrt(
        window().mapToDouble(i -> (run[i] - mean) * (run[i] - mean)).average().orElseThrow());
  }

  /** As printed in ITU-R BS.1770-4, for 48 kHz. */
  double weightedPower() {
    double[] shelf = {1.53512485958697, -2.69169618940638, 1.19839281085285};
    double[] y = filter(run, shelf, -1.69065929318241, 0.73248077421585);
    double[] z = filter(y, new double[] {1, -2, 1}, -1.99004745483398, 0.99007225036621);
    return window().mapToDouble(i -> z[i] * z[i]).average().orElseThrow();
  }

  private static double[] filter(double[] x, double[] b, double a1, double a2) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = b[0] * x[i];
      y[i] += i < 1 ? 0 : b[1] * x[i - 1] - a1 * y[i - 1];
      y[i] += i < 2 ? 0 : b[2] * x[i - 2] - a2 * y[i - 2];
    }
    return y;
  }

  /** Smallest amplitude that at least such a share of the samples does not exceed. */
  double percentile(double share) {
    double mean = dc();
    double[] sorted = window().mapToDouble(i -> Math.abs(run[i] - mean)).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  int runAtCeiling(float ceiling) {
    return Math.max(longest(i -> run[i] >= ceiling), longest(i -> run[i] <= -ceiling));
  }

  /** Leading, longest and trailing run. */
  int[] quietRuns(double level) {
    float mean = (float) dc();
    IntPredicate quiet = i -> Math.abs((float) run[i] - mean) <= (float) level;
    int leading = (int) window().takeWhile(quiet).count();
    int trailing = (int) window().map(i -> from + to - 1 - i).takeWhile(quiet).count();
    return new int[] {leading, longest(quiet), trailing};
  }

  private int longest(IntPredicate holds) {
    int longest = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      length = holds.test(i) ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private double curvature(int i) {
    return Math.abs(at(i) - 2 * at(i - 1) + at(i - 2));
  }

  double curvaturePeak() {
    return window().mapToDouble(this::curvature).max().orElseThrow();
  }

  double curvatureRms() {
    return Math.sqrt(window().mapToDouble(this::curvature).map(c -> c * c).average().orElseThrow());
  }

  /** Curvature at a sample of the window. */
  double curvatureAt(int sample) {
    return curvature(from + sample);
  }

  /** Levels of the twentieths, decibels below full scale. */
  double[] envelope() {
    return IntStream.range(0, 20)
        .mapToObj(i -> new PlainSound(run, edge(i), edge(i + 1)))
        .mapToDouble(part -> part.from == part.to ? 0 : part.rms())
        .map(rms -> Math.max(0, Math.min(127.5, -20 * Math.log10(rms))))
        .toArray();
  }

  private int edge(int step) {
    return from + step * (to - from) / 20;
  }

  double correlation(PlainSound other) {
    double mean = dc();
    double otherMean = other.dc();
    double covariance =
        window()
            .mapToDouble(i -> (run[i] - mean) * (other.run[i] - otherMean))
            .average()
            .orElseThrow();
    double both = rms() * other.rms();
    return both == 0 ? 0 : covariance / both;
  }

  double phase(PlainSound other) {
    return window()
        .mapToDouble(
            i -> {
              double energy = run[i] * run[i] + other.run[i] * other.run[i];
              return energy == 0 ? 1 : 2 * run[i] * other.run[i] / energy;
            })
        .average()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "samples %d..%d of %d".formatted(from, to, run.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlainSound sound && Arrays.equals(run, sound.run) && from == sound.from;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(run) + from;
  }
}
