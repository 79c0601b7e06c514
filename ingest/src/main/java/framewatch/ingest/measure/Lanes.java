package framewatch.ingest.measure;

/**
 * Sums over rows of luma, four or eight pixels per long: the loops that C2 turns into vector
 * instructions. Word i of a row holds pixels 8i to 8i+7, the first in the lowest byte. An
 * accumulator has four lanes of 16 bits per word; even and odd pixels go to the same lanes.
 *
 * <p>Each loop is kept this small on purpose, with one array that is written to: C2 leaves larger
 * ones alone.
 */
final class Lanes {
  /** Rows after which the accumulators must be drained: a lane grows by at most 510 per row. */
  static final int MOST_ROWS = 128;

  private static final long LOW = 0x00ff00ff00ff00ffL;
  private static final long NINTH = 0x0100010001000100L;
  private static final long ONES = 0x0001000100010001L;

  private Lanes() {}

  /** Adds the pixels. */
  static void addSums(long[] row, long[] sums, int words) {
    for (int i = 0; i < words; i++) {
      sums[i] += (row[i] & LOW) + ((row[i] >>> 8) & LOW);
    }
  }

  /** Adds the absolute differences of the pixels of two rows. */
  static void addDifferences(long[] row, long[] other, long[] sums, int words) {
    for (int i = 0; i < words; i++) {
      long even = ((row[i] & LOW) | NINTH) - (other[i] & LOW);
      long evenNegative = ~(even >>> 8) & ONES;
      long odd = (((row[i] >>> 8) & LOW) | NINTH) - ((other[i] >>> 8) & LOW);
      long oddNegative = ~(odd >>> 8) & ONES;
      sums[i] +=
          (((even & LOW) ^ ((evenNegative << 8) - evenNegative)) + evenNegative)
              + (((odd & LOW) ^ ((oddNegative << 8) - oddNegative)) + oddNegative);
    }
  }

  /**
   * Moves a row to the left by one pixel, so that each pixel meets its right neighbour; the last
   * pixel, which has none, meets itself.
   *
   * @param row one word longer than {@code words}, zero behind the last pixel
   */
  static void toRightNeighbours(long[] row, long[] moved, int words, int width) {
    // In two steps: C2 does not vectorise a loop that reads row[i] and row[i + 1].
    System.arraycopy(row, 1, moved, 0, words);
    for (int i = 0; i < words; i++) {
      moved[i] = (row[i] >>> 8) | (moved[i] << 56);
    }
    int last = 8 * (width - 8 * (words - 1) - 1);
    moved[words - 1] |= row[words - 1] & (0xffL << last);
  }

  /** Sum of all lanes from word {@code from} to {@code to}, which are then zero. */
  static long drain(long[] sums, int from, int to) {
    long total = 0;
    for (int i = from; i < to; i++) {
      // Two lanes at a time, so that none overflows.
      long pairs = (sums[i] & 0x0000ffff0000ffffL) + ((sums[i] >>> 16) & 0x0000ffff0000ffffL);
      total += (pairs & 0xffffffffL) + (pairs >>> 32);
      sums[i] = 0;
    }
    return total;
  }
}
