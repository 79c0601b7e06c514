package framewatch.detect;

/**
 * The changes of light in every tile over the last second that oppose the change before them: two
 * make a flash. A change counts when the tile has come far enough from the extreme that it reached
 * since its last change, be it in one frame or over many. Part of the flash detector's state.
 *
 * @param extreme per tile the extreme since its last change: the highest value after a rise, and
 *     the bits of the lowest turned over, which makes it negative, after a fall; empty for nothing
 *     seen yet
 * @param history per tile a bit for each of the {@link #SLOTS} slots of a second in which it
 *     changed, by the slot's number modulo 32
 * @param slot number of the newest slot, from media time 0
 * @param changed number of tiles that changed in the newest frame
 * @param any the bits of all tiles
 */
record OpposingChanges(int[] extreme, int[] history, long slot, int changed, int any) {

  static final OpposingChanges NONE = new OpposingChanges(new int[0], new int[0], 0, 0, 0);

  /** Slots in a second. No two frames of 30 a second or fewer share one. */
  static final int SLOTS = 32;

  /** Changes that are farther apart are no train of flashes: 250 ms, two flashes in a second. */
  private static final int PAUSE = SLOTS / 4;

  /** Of the tiles that flash one in so many changes in a slot when the whole of them does. */
  private static final int TOGETHER = 4;

  private static final double SLOT_US = 1_000_000.0 / SLOTS;

  boolean none() {
    return extreme.length == 0;
  }

  /**
   * The changes after another frame.
   *
   * @param values what is measured of each tile in it, 0 or more; the array becomes part of this
   * @param least smallest change that counts
   * @param darkest a change counts only if the lower of its two values is below
   */
  OpposingChanges next(long timeUs, int[] values, int least, int darkest) {
    long now = (long) Math.floor(timeUs / SLOT_US);
    if (none()) {
      return new OpposingChanges(values, new int[VideoFrame.TILES], now, 0, 0);
    }
    int gone = any & gone(now);
    int[] changes = gone == 0 ? history : without(gone);
    int[] next = new int[VideoFrame.TILES];
    int changedNow = 0;
    if (follow(values, next) >= least) {
      int bit = 1 << (int) (now & 31);
      for (int tile = 0; tile < next.length; tile++) {
        int value = values[tile];
        int back = extreme[tile] - (value ^ extreme[tile] >> 31);
        int darker = Math.min(value, extreme[tile] ^ extreme[tile] >> 31);
        if (back >= least && darker < darkest) {
          next[tile] = extreme[tile] >= 0 ? ~value : value;
          changedNow++;
          changes = marked(changes, tile, bit);
        }
      }
    }
    int left = any & ~gone;
    return new OpposingChanges(
        next, changes, now, changedNow, changedNow == 0 ? left : left | 1 << (int) (now & 31));
  }

  /**
   * The extremes if no tile changes, and how far the one that came back most is from its own. Every
   * frame runs through here, so there is no branch: C2 makes vectors of it.
   */
  private int follow(int[] values, int[] next) {
    int farthest = 0;
    for (int tile = 0; tile < next.length; tile++) {
      int before = extreme[tile];
      int same = values[tile] ^ before >> 31;
      next[tile] = Math.max(before, same);
      farthest = Math.max(farthest, before - same);
    }
    return farthest;
  }

  /** The bits of slots that are a second old by now. */
  private int gone(long now) {
    long passed = now - slot;
    if (passed <= 0) {
      return 0;
    }
    return passed >= SLOTS ? -1 : Integer.rotateLeft((1 << passed) - 1, (int) ((slot + 1) & 31));
  }

  private int[] without(int gone) {
    var kept = new int[history.length];
    for (int tile = 0; tile < kept.length; tile++) {
      kept[tile] = history[tile] & ~gone;
    }
    return kept;
  }

  private int[] marked(int[] changes, int tile, int bit) {
    int[] own = changes == history ? history.clone() : changes;
    own[tile] |= bit;
    return own;
  }

  /** True if a tile changed in the newest slot. */
  boolean changing(int tile) {
    return (history[tile] >>> (slot & 31) & 1) != 0;
  }

  /**
   * A bit for each slot in which tiles changed together.
   *
   * @param least tiles that changed so often or more in the last second are looked at
   * @param oneIn one in so many of them has to have changed in the slot
   */
  int together(int least, int oneIn) {
    var changing = new int[SLOTS];
    int tiles = 0;
    for (int bits : history) {
      if (Integer.bitCount(bits) >= least) {
        tiles++;
        for (int left = bits; left != 0; left &= left - 1) {
          changing[Integer.numberOfTrailingZeros(left)]++;
        }
      }
    }
    int together = 0;
    for (int i = 0; i < SLOTS; i++) {
      together |= changing[i] * oneIn >= tiles ? 1 << i : 0;
    }
    return together;
  }

  /**
   * Media time, microseconds, at which the changes of some tiles that go on until now began: where
   * there was no pause before.
   */
  long sinceUs(boolean[] tiles) {
    int all = 0;
    for (boolean tile : tiles) {
      all += tile ? 1 : 0;
    }
    int since = 0;
    for (int age = 1; age < SLOTS && age <= since + PAUSE; age++) {
      int bit = 1 << (int) ((slot - age) & 31);
      int changing = 0;
      for (int tile = 0; tile < tiles.length; tile++) {
        changing += tiles[tile] && (history[tile] & bit) != 0 ? 1 : 0;
      }
      since = changing * TOGETHER >= all ? age : since;
    }
    return Math.round((slot - since) * SLOT_US);
  }
}
