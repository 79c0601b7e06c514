package framewatch.detect;

/** How even a picture is, judged by the means of its tiles: noise averages out in them. */
final class Flatness {

  private Flatness() {}

  /** Mean luma of the brightest tile, code values. */
  static double brightest(VideoFrame frame) {
    double max = 0;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      max = Math.max(max, frame.tileLuma(tile));
    }
    return max;
  }

  /** Darkest to brightest tile, code values. */
  static double spread(VideoFrame frame) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int tile = 0; tile < VideoFrame.TILES; tile++) {
      double luma = frame.tileLuma(tile);
      min = Math.min(min, luma);
      max = Math.max(max, luma);
    }
    return max - min;
  }
}
