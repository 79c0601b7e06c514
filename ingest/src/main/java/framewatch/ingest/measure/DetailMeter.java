package framewatch.ingest.measure;

/** What is measured on a few rows that are looked at closely. */
final class DetailMeter {
  private final Range range;
  private final LumaKernel kernel;
  private final DetailSums sums;

  DetailMeter(int width, Range range, LumaKernel kernel) {
    this.range = range;
    this.kernel = kernel;
    sums = new DetailSums(width);
  }

  void add(LumaRows picture, LumaRows previous, int row) {
    kernel.detail(picture, previous, row, sums);
  }

  /** Takes the gradients of a row, which cost as much as all else that {@link #add} looks at. */
  void addGradients(LumaRows picture, int row) {
    kernel.gradients(picture, row, sums);
  }

  /** Writes the results and starts anew. */
  void finish(boolean hasPrevious, VideoMeasures to) {
    double gradients = (double) Math.max(1, sums.gradientPixels);
    double mean = (double) sums.sobel / gradients / DetailSums.SOBEL_SCALE;
    double variance = (double) sums.sobelSquares / gradients - mean * mean;
    to.spatialInformation = (float) range.expanded(Math.sqrt(Math.max(0, variance)));
    double pixels = (double) Math.max(1, sums.pixels);
    double change = (double) sums.difference / pixels;
    double changeVariance = (double) sums.differenceSquares / pixels - change * change;
    to.temporalInformation =
        hasPrevious ? (float) range.expanded(Math.sqrt(Math.max(0, changeVariance))) : -1;
    for (int level = 0; level < sums.outliers.length; level++) {
      to.outliers[level] = (int) Math.round(1e6 * (double) sums.outliers[level] / pixels);
    }
    to.combing =
        (float)
            range.lumaSpan(
                (double) sums.combing / Math.max(1, sums.parityPixels[0] + sums.parityPixels[1]));
    for (int i = 0; i < sums.fieldCombing.length; i++) {
      double combing = (double) sums.fieldCombing[i] / Math.max(1, sums.parityPixels[i & 1]);
      to.fieldCombing[i] = hasPrevious ? (float) range.lumaSpan(combing) : -1;
    }
    sums.clear();
  }
}
