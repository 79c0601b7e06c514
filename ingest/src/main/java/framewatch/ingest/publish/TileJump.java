package framewatch.ingest.publish;

import static framewatch.ingest.measure.VideoMeasures.TILES;
import static framewatch.ingest.measure.VideoMeasures.TILE_COLUMNS;
import static framewatch.ingest.measure.VideoMeasures.TILE_ROWS;

import java.util.Arrays;

/**
 * Notices a tile that suddenly changes more than before, as where blocks are damaged. What moves
 * comes from a neighbouring tile, so a tile is compared with what its neighbours had lately, too;
 * and what the picture as a whole does, most tiles do.
 */
final class TileJump {
  /** Until this long after a cut nobody knows what is usual. */
  private static final long WARM_UP_US = 500_000;

  private final int jump;
  private final double fallPerUs;

  /** Highest difference of late per tile. */
  private final float[] level = new float[TILES];

  private final float[] rises = new float[TILES];
  private long sinceUs;
  private long lastUs;
  private int tile;

  TileJump(SampleParams params) {
    jump = params.tileJump();
    fallPerUs = params.tileFall() / 1e6;
  }

  /** Forgets: the picture is another one now. */
  void restart(long timeUs) {
    Arrays.fill(level, 0);
    sinceUs = timeUs;
    lastUs = timeUs;
    tile = TILES / 2;
  }

  /**
   * True if a tile jumps.
   *
   * @param differences unsigned bytes, as in {@code VideoMeasures.tileDifference}
   */
  boolean jumps(long timeUs, byte[] differences) {
    float fall = (float) ((timeUs - lastUs) * fallPerUs);
    lastUs = timeUs;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < TILES; i++) {
      rises[i] = (differences[i] & 0xff) - level[i];
      if (rises[i] > highest) {
        highest = rises[i];
        tile = i;
      }
    }
    boolean jumps = highest >= jump && timeUs - sinceUs >= WARM_UP_US && standsOut(differences);
    for (int i = 0; i < TILES; i++) {
      level[i] = Math.max(differences[i] & 0xff, level[i] - fall);
    }
    return jumps;
  }

  /** The tile that rose most in the last picture, 0..143: where to look. */
  int tile() {
    return tile;
  }

  private boolean standsOut(byte[] differences) {
    Arrays.sort(rises);
    float usual = jump + Math.max(0, rises[TILES / 2]);
    float most = 0;
    for (int i = 0; i < TILES; i++) {
      int difference = differences[i] & 0xff;
      if (difference - level[i] >= usual) {
        float rise = difference - highestAround(i);
        if (rise >= usual && rise > most) {
          most = rise;
          tile = i;
        }
      }
    }
    return most > 0;
  }

  private float highestAround(int i) {
    int row = i / TILE_COLUMNS;
    int column = i % TILE_COLUMNS;
    float highest = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(TILE_ROWS - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(TILE_COLUMNS - 1, column + 1); x++) {
        highest = Math.max(highest, level[y * TILE_COLUMNS + x]);
      }
    }
    return highest;
  }
}
