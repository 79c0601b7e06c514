package framewatch.detect;

/**
 * How loud the blocks of a programme were: enough for the integrated loudness of ITU-R BS.1770-4
 * and the loudness range of EBU Tech 3342 of a programme of any length. Blocks are counted in bins
 * of half a LU from the absolute gate of -70 LUFS up, of which only those between the quietest and
 * the loudest block are kept. Part of a detector's state.
 *
 * <p>What lies in one bin is taken to be spread evenly around its mean. Only the bin that the
 * relative gate cuts adds an error to the integrated loudness, a hundredth of a LU; the range is
 * made of two such places and is off by a quarter of a LU at most.
 *
 * @param lowest bin that is kept, the first of the arrays
 * @param counts of blocks
 * @param powers sum of the power of the blocks
 */
record LoudnessGates(int lowest, int[] counts, float[] powers) {

  private static final double GATE = -70;
  private static final double PER_LU = 2;

  /** Up to 30 LUFS, louder than any sound within full scale. */
  private static final int BINS = 200;

  static final LoudnessGates NONE = new LoudnessGates(0, new int[0], new float[0]);

  LoudnessGates plus(double power, double lufs) {
    if (lufs <= GATE) {
      return this;
    }
    int bin = Math.min(BINS - 1, (int) ((lufs - GATE) * PER_LU));
    int from = counts.length == 0 ? bin : Math.min(lowest, bin);
    int to = Math.max(lowest + counts.length, bin + 1);
    int[] newCounts = new int[to - from];
    float[] newPowers = new float[to - from];
    System.arraycopy(counts, 0, newCounts, counts.length == 0 ? 0 : lowest - from, counts.length);
    System.arraycopy(powers, 0, newPowers, counts.length == 0 ? 0 : lowest - from, counts.length);
    newCounts[bin - from]++;
    newPowers[bin - from] += (float) power;
    return new LoudnessGates(from, newCounts, newPowers);
  }

  /** Mean of the blocks above the relative gate, 10 LU below the mean of all, LUFS. */
  double integrated() {
    return mean(mean(GATE) - 10);
  }

  /** From the 10th to the 95th percentile of the blocks above a gate 20 LU below the mean, LU. */
  double range() {
    double gate = mean(GATE) - 20;
    double blocks = 0;
    for (int i = 0; i < counts.length; i++) {
      blocks += counts[i] * above(i, gate);
    }
    return blocks == 0 ? 0 : percentile(0.95 * blocks, gate) - percentile(0.10 * blocks, gate);
  }

  private double percentile(double blocks, double gate) {
    double seen = 0;
    double highest = GATE;
    for (int i = 0; i < counts.length; i++) {
      double share = above(i, gate);
      double here = counts[i] * share;
      if (here > 0) {
        highest = middle(i) + spread(i);
        if (seen + here >= blocks) {
          // Those of the bin that are left begin where the gate cuts it.
          return highest - 2 * spread(i) * share * (1 - (blocks - seen) / here);
        }
      }
      seen += here;
    }
    return highest;
  }

  private double mean(double gate) {
    double blocks = 0;
    double power = 0;
    for (int i = 0; i < counts.length; i++) {
      double share = above(i, gate);
      blocks += counts[i] * share;
      power += powers[i] * share;
    }
    return blocks == 0 ? LoudnessMeter.SILENT : LoudnessMeter.lufs(power / blocks);
  }

  /** Share of a bin's blocks that lies above a gate. */
  private double above(int i, double gate) {
    if (counts[i] == 0) {
      return 0;
    }
    double low = middle(i) - spread(i);
    double wide = 2 * spread(i);
    return wide == 0 ? (low > gate ? 1 : 0) : Math.max(0, Math.min(1, (low + wide - gate) / wide));
  }

  /** Loudness of the mean of a bin's blocks, LUFS. */
  private double middle(int i) {
    return LoudnessMeter.lufs(powers[i] / counts[i]);
  }

  /** How far a bin's blocks reach from their mean on either side without leaving the bin, LU. */
  private double spread(int i) {
    double from = GATE + (lowest + i) / PER_LU;
    double middle = middle(i);
    return Math.max(0, Math.min(middle - from, from + 1 / PER_LU - middle));
  }
}
