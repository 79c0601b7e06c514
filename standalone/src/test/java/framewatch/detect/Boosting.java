package framewatch.detect;

import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link Trees}: each new tree takes a step against the gradient of the logistic loss that
 * the trees before it leave (Friedman 2001; second order and histograms as in Chen and Guestrin
 * 2016). No chance is in it: the same examples give the same trees.
 */
final class Boosting {
  private static final int DEPTH = 3;
  private static final int BINS = 64;

  /** Share of each tree that is taken, and what shrinks a leaf of few examples. */
  private static final double RATE = 0.08;

  private static final double SHRINKING = 3;

  /** No leaf says more than this, before its share is taken. */
  private static final double MOST = 4;

  /** Fewest examples of a leaf. */
  private static final int FEWEST = 60;

  private final int trees;

  Boosting(int trees) {
    this.trees = trees;
  }

  /**
   * A frame that it is known of whether it is damaged.
   *
   * @param weight how much it counts
   */
  record Example(float[] features, boolean damaged, double weight) {}

  /** Trees whose sum is the log odds of damage. */
  Trees learn(List<Example> examples) {
    int count = examples.size();
    int width = examples.get(0).features().length;
    float[][] limits = limits(examples, width);
    byte[][] bins = bins(examples, limits);
    double[] odds = new double[count];
    int[] feature = new int[trees * Trees.QUESTIONS];
    float[] limit = new float[trees * Trees.QUESTIONS];
    float[] leaf = new float[trees * Trees.LEAVES];
    Arrays.fill(limit, Float.POSITIVE_INFINITY);
    double[] slope = new double[count];
    double[] bend = new double[count];
    for (int tree = 0; tree < trees; tree++) {
      for (int i = 0; i < count; i++) {
        var example = examples.get(i);
        double p = 1 / (1 + StrictMath.exp(-odds[i]));
        slope[i] = example.weight() * ((example.damaged() ? 1 : 0) - p);
        bend[i] = example.weight() * p * (1 - p);
      }
      int[] node = new int[count];
      int from = 0;
      for (int depth = 0; depth < DEPTH; depth++) {
        int nodes = 1 << depth;
        var split = new Split(from, nodes, width);
        split.add(node, bins, slope, bend);
        for (int k = 0; k < nodes; k++) {
          int at = tree * Trees.QUESTIONS + from + k;
          int best = split.best(k);
          if (best >= 0) {
            feature[at] = best / BINS;
            limit[at] = limits[best / BINS][best % BINS];
          }
        }
        for (int i = 0; i < count; i++) {
          int at = tree * Trees.QUESTIONS + node[i];
          boolean above = examples.get(i).features()[feature[at]] > limit[at];
          node[i] = 2 * node[i] + (above ? 2 : 1);
        }
        from += nodes;
      }
      leaves(node, slope, bend, leaf, tree);
      for (int i = 0; i < count; i++) {
        odds[i] += leaf[tree * Trees.LEAVES + node[i] - Trees.QUESTIONS];
      }
    }
    return new Trees(feature, limit, leaf);
  }

  private static void leaves(int[] node, double[] slope, double[] bend, float[] leaf, int tree) {
    double[] slopes = new double[Trees.LEAVES];
    double[] bends = new double[Trees.LEAVES];
    for (int i = 0; i < node.length; i++) {
      slopes[node[i] - Trees.QUESTIONS] += slope[i];
      bends[node[i] - Trees.QUESTIONS] += bend[i];
    }
    for (int k = 0; k < Trees.LEAVES; k++) {
      double value = slopes[k] / (bends[k] + SHRINKING);
      leaf[tree * Trees.LEAVES + k] = (float) (RATE * Math.max(-MOST, Math.min(MOST, value)));
    }
  }

  /** Sums over the examples of each node, by feature and bin. */
  private static final class Split {
    private final int from;
    private final int width;
    private final double[] slope;
    private final double[] bend;
    private final int[] count;

    Split(int from, int nodes, int width) {
      this.from = from;
      this.width = width;
      slope = new double[nodes * width * BINS];
      bend = new double[slope.length];
      count = new int[slope.length];
    }

    void add(int[] node, byte[][] bins, double[] slopes, double[] bends) {
      for (int i = 0; i < node.length; i++) {
        int at = (node[i] - from) * width * BINS;
        for (int f = 0; f < width; f++, at += BINS) {
          int bin = at + bins[i][f];
          slope[bin] += slopes[i];
          bend[bin] += bends[i];
          count[bin]++;
        }
      }
    }

    /** The feature and the last bin below the limit that part a node best, or -1. */
    int best(int node) {
      double most = 1e-9;
      int best = -1;
      for (int f = 0; f < width; f++) {
        int at = (node * width + f) * BINS;
        double slopes = 0;
        double bends = 0;
        int counts = 0;
        for (int bin = at; bin < at + BINS; bin++) {
          slopes += slope[bin];
          bends += bend[bin];
          counts += count[bin];
        }
        double slopeBelow = 0;
        double bendBelow = 0;
        int below = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
          slopeBelow += slope[at + bin];
          bendBelow += bend[at + bin];
          below += count[at + bin];
          double gain =
              gain(slopeBelow, bendBelow)
                  + gain(slopes - slopeBelow, bends - bendBelow)
                  - gain(slopes, bends);
          if (below >= FEWEST && counts - below >= FEWEST && gain > most) {
            most = gain;
            best = f * BINS + bin;
          }
        }
      }
      return best;
    }

    private static double gain(double slope, double bend) {
      return slope * slope / (bend + SHRINKING);
    }
  }

  /** The limits between the bins of each feature, with as many examples in each as can be. */
  private static float[][] limits(List<Example> examples, int width) {
    float[][] limits = new float[width][BINS - 1];
    float[] values = new float[examples.size()];
    for (int f = 0; f < width; f++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = examples.get(i).features()[f];
      }
      Arrays.sort(values);
      for (int bin = 0; bin < BINS - 1; bin++) {
        limits[f][bin] = values[(int) ((bin + 1L) * (values.length - 1) / BINS)];
      }
    }
    return limits;
  }

  /** In which bin each example is: above the limit before it, not above its own. */
  private static byte[][] bins(List<Example> examples, float[][] limits) {
    byte[][] bins = new byte[examples.size()][limits.length];
    for (int i = 0; i < bins.length; i++) {
      float[] features = examples.get(i).features();
      for (int f = 0; f < limits.length; f++) {
        int low = 0;
        int high = BINS - 1;
        while (low < high) {
          int middle = (low + high) / 2;
          if (features[f] > limits[f][middle]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        bins[i][f] = (byte) low;
      }
    }
    return bins;
  }
}
