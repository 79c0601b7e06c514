package framewatch.ingest.measure;

/**
 * Runs of consecutive samples that stay within a level of the window's mean: the one that the
 * window begins with, the longest, and the one that it ends with; from these, silence across
 * windows is known to the sample.
 */
final class QuietRuns {
  /** -80, -60, -50 and -40 dBFS. */
  private static final float[] LEVELS = {1e-4f, 1e-3f, 3.162278e-3f, 1e-2f};

  private QuietRuns() {}

  /** Writes 3 runs for each of the 4 levels from {@code at} on. */
  static void measure(float[] samples, int from, int length, float mean, int[] to, int at) {
    int end = from + length;
    int leading = 0;
    int longest = 0;
    int trailing = 0;
    for (int i = 0; i < LEVELS.length; i++) {
      float level = LEVELS[i];
      // What is quiet at a level is quiet at the next: each search begins with the last result.
      while (leading < length && Math.abs(samples[from + leading] - mean) <= level) {
        leading++;
      }
      while (trailing < length && Math.abs(samples[end - 1 - trailing] - mean) <= level) {
        trailing++;
      }
      int known = Math.max(longest, Math.max(leading, trailing));
      longest = longest(samples, from, end, mean, level, known);
      to[at + 3 * i] = leading;
      to[at + 3 * i + 1] = longest;
      to[at + 3 * i + 2] = trailing;
    }
  }

  /** Looks for runs longer than a known one only, from their last sample backwards. */
  private static int longest(
      float[] samples, int from, int end, float mean, float level, int known) {
    int longest = known;
    int first = from;
    int last = from + longest;
    while (last < end) {
      int i = last;
      while (i >= first && Math.abs(samples[i] - mean) <= level) {
        i--;
      }
      if (i >= first) {
        // No run over this sample: the next may begin behind it.
        first = i + 1;
      } else {
        int after = last + 1;
        while (after < end && Math.abs(samples[after] - mean) <= level) {
          after++;
        }
        longest = after - first;
        first = after + 1;
      }
      last = first + longest;
    }
    return longest;
  }
}
