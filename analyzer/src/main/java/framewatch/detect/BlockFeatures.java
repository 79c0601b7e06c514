package framewatch.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * What the borders of macroblocks tell of a frame: how many of them step by so many code values,
 * against those off the grid and against what the scene usually has. What a model of damage is
 * learnt from and asked with. Part of a detector's state.
 *
 * @param usual what the scene usually has, of each of the first features; follows a rise soon and a
 *     fall slowly
 */
record BlockFeatures(float[] usual) {

  static final BlockFeatures NONE = new BlockFeatures(new float[0]);

  /** Steps of 4, 6, 8, 11 code values; see blockBorders in the schema. */
  private static final int LEVELS = 4;

  /**
   * Of each level: both directions, corners, over those off the grid, over those of 8, all, off.
   */
  private static final List<String> KINDS =
      List.of("both", "corners", "excess", "sixteen", "on", "off");

  private static final int COUNTS = KINDS.size() * LEVELS;

  /** What the features are called, in their order. */
  static final List<String> NAMES = names();

  private static final double RISE_US = 800_000;
  private static final double FALL_US = 3_000_000;

  /** Logarithm of each share of borders, in 1/10000: a thousandth weighs as much as none. */
  private static final float[] LOGS = logs();

  private static List<String> names() {
    var names = new ArrayList<String>();
    for (String kind : KINDS) {
      for (int level : List.of(4, 6, 8, 11)) {
        names.add(kind + level);
      }
    }
    for (int i = 0; i < COUNTS; i++) {
      names.add("more-" + names.get(i));
    }
    return List.copyOf(names);
  }

  /**
   * What follows after a frame.
   *
   * @param features takes what the frame has
   */
  BlockFeatures next(VideoFrame frame, float[] features) {
    boolean begins =
        usual.length == 0 || frame.difference() < 0 || frame.sceneScore() > Shots.CODED_ANEW;
    counts(frame.blockBorders(), features);
    float rising = (float) Math.min(1, frame.durationUs() / RISE_US);
    float falling = (float) Math.min(1, frame.durationUs() / FALL_US);
    float[] next = new float[COUNTS];
    for (int i = 0; i < COUNTS; i++) {
      float here = features[i];
      float more = begins ? 0 : here - usual[i];
      features[COUNTS + i] = more;
      next[i] = begins ? here : usual[i] + more * (more > 0 ? rising : falling);
    }
    return new BlockFeatures(next);
  }

  private static void counts(int[] borders, float[] to) {
    for (int level = 0; level < LEVELS; level++) {
      float columns = LOGS[borders[level]];
      float halfway = LOGS[borders[LEVELS + level]];
      float columnsOff = LOGS[borders[2 * LEVELS + level]];
      float rows = LOGS[borders[3 * LEVELS + level]];
      float rowsOff = LOGS[borders[4 * LEVELS + level]];
      to[level] = Math.min(columns, rows);
      to[LEVELS + level] = LOGS[borders[5 * LEVELS + level]];
      to[2 * LEVELS + level] = columns + rows - columnsOff - rowsOff;
      to[3 * LEVELS + level] = columns - halfway;
      to[4 * LEVELS + level] = columns + rows;
      to[5 * LEVELS + level] = columnsOff + rowsOff;
    }
  }

  private static float[] logs() {
    float[] logs = new float[10_001];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) StrictMath.log1p(i / 10.0);
    }
    return logs;
  }
}
