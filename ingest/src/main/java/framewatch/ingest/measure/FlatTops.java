package framewatch.ingest.measure;

/** Runs of samples at a ceiling: what limits or cuts a wave leaves flat tops in it. */
final class FlatTops {
  private FlatTops() {}

  /**
   * Longest run of consecutive samples that are as large as the ceiling and of one sign.
   *
   * @param peaks of each twentieth of the window: those below the ceiling are not looked at
   */
  static int longest(float[] samples, int from, int length, float ceiling, float[] peaks) {
    int longest = 0;
    int run = 0;
    for (int step = 0; step < peaks.length; step++) {
      if (peaks[step] < ceiling) {
        run = 0;
        continue;
      }
      int to = from + Levels.step(step + 1, length);
      for (int i = from + Levels.step(step, length); i < to; i++) {
        // A run carries its sign: positive runs count up, negative ones down.
        if (samples[i] >= ceiling) {
          run = Math.max(run, 0) + 1;
        } else if (samples[i] <= -ceiling) {
          run = Math.min(run, 0) - 1;
        } else {
          run = 0;
        }
        longest = Math.max(longest, Math.abs(run));
      }
    }
    return longest;
  }
}
