package framewatch.detect;

/**
 * How loud the blocks of a programme were, counted in bins of a quarter LU from the absolute gate
 * of -70 LUFS up: enough for the integrated loudness of ITU-R BS.1770-4 and the loudness range of
 * EBU Tech 3342 of a programme of any length. Part of a detector's state.
 *
 * @param counts of blocks
 * @param powers sum of the power of the blocks
 */
record LoudnessGates(int[] counts, float[] powers) {

  private static final double GATE = -70;
  private static final double PER_LU = 4;
  private static final int BINS = 320;

  static final LoudnessGates NONE = new LoudnessGates(new int[BINS], new float[BINS]);

  LoudnessGates plus(double power, double lufs) {
    if (lufs <= GATE) {
      return this;
    }
    int bin = Math.min(BINS - 1, (int) ((lufs - GATE) * PER_LU));
    int[] newCounts = counts.clone();
    float[] newPowers = powers.clone();
    newCounts[bin]++;
    newPowers[bin] += (float) power;
    return new LoudnessGates(newCounts, newPowers);
  }

  /** Mean of the blocks above the relative gate, 10 LU below the mean of all, LUFS. */
  double integrated() {
    return mean(mean(GATE) - 10);
  }

  /** From the 10th to the 95th percentile of the blocks above a gate 20 LU below the mean, LU. */
  double range() {
    double gate = mean(GATE) - 20;
    double blocks = 0;
    for (int bin = 0; bin < BINS; bin++) {
      blocks += counts[bin] * above(bin, gate);
    }
    return blocks == 0 ? 0 : percentile(0.95 * blocks, gate) - percentile(0.10 * blocks, gate);
  }

  private double percentile(double blocks, double gate) {
    double seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double here = counts[bin] * above(bin, gate);
      if (seen + here >= blocks && here > 0) {
        return GATE + (bin + (blocks - seen) / here) / PER_LU;
      }
      seen += here;
    }
    return GATE + BINS / PER_LU;
  }

  private double mean(double gate) {
    double blocks = 0;
    double power = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double share = above(bin, gate);
      blocks += counts[bin] * share;
      power += powers[bin] * share;
    }
    return blocks == 0 ? LoudnessMeter.SILENT : LoudnessMeter.lufs(power / blocks);
  }

  /** Share of a bin that lies above a gate. */
  private static double above(int bin, double gate) {
    return Math.max(0, Math.min(1, bin + 1 - (gate - GATE) * PER_LU));
  }
}
