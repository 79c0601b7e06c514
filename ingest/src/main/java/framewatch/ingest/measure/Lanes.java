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
   * Adds the absolute differences of neighbouring pixels, the pair across to the next word
   * included; {@code row} has one word more than {@code words}.
   */
  static void addEdges(long[] row, long[] sums, int words) {
    for (int i = 0; i < words; i++) {
      long evens = row[i] & LOW;
      long odds = (row[i] >>> 8) & LOW;
      long within = (evens | NINTH) - odds;
      long withinNegative = ~(within >>> 8) & ONES;
      long next = ((row[i] >>> 16) | (row[i + 1] << 48)) & LOW;
      long across = (odds | NINTH) - next;
      long acrossNegative = ~(across >>> 8) & ONES;
      sums[i] +=
          (((within & LOW) ^ ((withinNegative << 8) - withinNegative)) + withinNegative)
              + (((across & LOW) ^ ((acrossNegative << 8) - acrossNegative)) + acrossNegative);
    }
  }

  /**
   * {@link #addEdges} for the last word, of which only the first {@code columns} pixels, 1 to 8,
   * are part of the picture.
   */
  static void addLastEdges(long[] row, long[] sums, int word, int columns) {
    long sum = 0;
    for (int i = 1; i < columns; i++) {
      long left = (row[word] >>> (8 * (i - 1))) & 0xff;
      long right = (row[word] >>> (8 * i)) & 0xff;
      sum += Math.abs(left - right);
    }
    // At most 1785 a row: too much for one lane, so a quarter goes to each.
    sums[word] += spread(sum);
  }

  /** A number of at most 1785 as four lanes of less than 510 each. */
  private static long spread(long sum) {
    long quarter = sum >> 2;
    return quarter * ONES + (sum & 3);
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
