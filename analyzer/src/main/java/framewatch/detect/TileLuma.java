package framewatch.detect;

/**
 * Where the mean luma of each tile stood in one picture, to 1/256 code value: what a held picture
 * is known by.
 *
 * @param means two bytes a tile, high and low; empty for no picture
 */
record TileLuma(byte[] means) {

  static final TileLuma NONE = new TileLuma(new byte[0]);

  static TileLuma of(VideoFrame frame) {
    var means = new byte[2 * VideoFrame.TILES];
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      means[2 * tile] = frame.tileMean()[tile];
      means[2 * tile + 1] = frame.tileMeanFraction()[tile];
    }
    return new TileLuma(means);
  }

  boolean none() {
    return means.length == 0;
  }

  /** Farthest that the mean of a tile lies from what it was here, code values; 0 for no picture. */
  double distance(VideoFrame frame) {
    int distance = 0;
    for (int tile = 0; 2 * tile < means.length; tile++) {
      int now = level(frame.tileMean()[tile], frame.tileMeanFraction()[tile]);
      distance = Math.max(distance, Math.abs(now - level(means[2 * tile], means[2 * tile + 1])));
    }
    return distance / 256.0;
  }

  /** From the darkest tile to the brightest, code values. */
  double spread() {
    int min = Integer.MAX_VALUE;
    int max = 0;
    for (int tile = 0; 2 * tile < means.length; tile++) {
      int level = level(means[2 * tile], means[2 * tile + 1]);
      min = Math.min(min, level);
      max = Math.max(max, level);
    }
    return (max - min) / 256.0;
  }

  private static int level(byte high, byte low) {
    return (high & 0xff) << 8 | (low & 0xff);
  }
}
