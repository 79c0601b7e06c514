package framewatch.ingest.measure;

/** Plain loops: what the measures mean, and what runs where there is no Vector API. */
final class PlainKernel implements LumaKernel {

  @Override
  public void strip(LumaRows picture, LumaRows previous, int row, int rows, BandSums to) {
    strip(picture, previous, row, rows, to, 0);
  }

  /** As {@link #strip}, from an even column on. */
  static void strip(LumaRows picture, LumaRows previous, int row, int rows, BandSums to, int from) {
    byte[] p = picture.bytes;
    int stride = picture.stride;
    for (int cell = from / BandSums.CELL_COLUMNS; cell < to.cellDifference.length; cell++) {
      to.cellDifference[cell] = 0;
    }
    for (int y = row; y < row + rows; y++) {
      int at = picture.at(y);
      int then = previous.at(y);
      for (int x = from; x < picture.width; x++) {
        int i = at + x;
        int pair = x / 2;
        int difference = difference(p, i, previous.bytes, then + x);
        int edge = difference(p, i, p, i + 1);
        to.luma[pair] += (short) (p[i] & 0xff);
        to.difference[pair] += (short) difference;
        to.edge[pair] += (short) edge;
        if ((y - row) % 2 == 0) {
          int before = difference(p, i - 1, p, i);
          short[] columnStep = x % 2 == 0 ? to.stepEven : to.stepOdd;
          columnStep[pair] += (short) step(before, edge, difference(p, i + 1, p, i + 2));
        }
        if (y % 16 == 0) {
          to.rowStepOnGrid[pair] += (short) rowStep(p, i, stride);
        } else if (y % 8 == 4) {
          to.rowStepOffGrid[pair] += (short) rowStep(p, i, stride);
        }
        to.cellDifference[x / BandSums.CELL_COLUMNS] += difference;
      }
    }
  }

  @Override
  public void rows(LumaRows picture, int row, int rows, RowSums to) {
    sumRows(picture, row, rows, to);
  }

  /** As {@link #rows}. */
  static void sumRows(LumaRows picture, int row, int rows, RowSums to) {
    byte[] p = picture.bytes;
    int stride = picture.stride;
    for (int y = row; y < row + rows; y++) {
      int luma = 0;
      int gradient = 0;
      int step = 0;
      int repetition = 0;
      for (int start : to.spanStart) {
        int from = picture.at(y) + start;
        for (int i = from; i < from + to.spanColumns; i++) {
          luma += p[i] & 0xff;
          gradient += difference(p, i, p, i - stride);
          step += rowStep(p, i, stride);
          repetition += difference(p, i, p, i - 4 * stride);
        }
      }
      to.luma[y] = luma;
      to.gradient[y] = gradient;
      to.step[y] = step;
      to.repetition[y] = repetition;
    }
  }

  @Override
  public void detail(LumaRows picture, LumaRows previous, int row, DetailSums to) {
    detail(picture, previous, row, to, 0);
  }

  /** As {@link #detail}, from an even column on. */
  static void detail(LumaRows picture, LumaRows previous, int row, DetailSums to, int from) {
    byte[] p = picture.bytes;
    byte[] before = previous.bytes;
    int stride = picture.stride;
    int parity = row & 1;
    for (int x = from; x < picture.width; x++) {
      int i = picture.at(row) + x;
      int difference = (p[i] & 0xff) - (before[previous.at(row) + x] & 0xff);
      to.difference += difference;
      to.differenceSquares += (long) difference * difference;
      int outlier = Math.min(outlier(p, i - 1, stride), outlier(p, i, stride));
      outlier = Math.min(outlier, outlier(p, i + 1, stride));
      for (int level = 0; level < to.outliers.length; level++) {
        to.outliers[level] += outlier > DetailSums.OUTLIER_LEVELS[level] ? 1 : 0;
      }
    }
    for (int x = from; x < picture.width; x += 2) {
      int i = picture.at(row) + x;
      int k = previous.at(row) + x;
      to.combing += comb(p, i, p, i, stride);
      to.fieldCombing[parity] += comb(p, i, before, k, stride);
      to.fieldCombing[2 + parity] += comb(before, k, p, i, stride);
      to.parityPixels[parity]++;
    }
    to.pixels += picture.width - from;
  }

  @Override
  public void gradients(LumaRows picture, int row, DetailSums to) {
    gradients(picture, row, to, 0);
  }

  /** As {@link #gradients}, from an even column on. */
  static void gradients(LumaRows picture, int row, DetailSums to, int from) {
    for (int x = from; x < picture.width; x += 2) {
      int square = sobelSquare(picture.bytes, picture.at(row) + x, picture.stride);
      to.sobel += (int) Math.rint((float) Math.sqrt(square) * DetailSums.SOBEL_SCALE);
      to.sobelSquares += square;
      to.gradientPixels++;
    }
  }

  @Override
  public void narrow(short[] samples, int shift, byte[] to, int at) {
    narrow(samples, shift, to, at, 0);
  }

  /** As {@link #narrow}, from a sample on. */
  static void narrow(short[] samples, int shift, byte[] to, int at, int from) {
    for (int i = from; i < samples.length; i++) {
      to[at + i] = (byte) (samples[i] >>> shift);
    }
  }

  private static int rowStep(byte[] p, int i, int stride) {
    return step(
        difference(p, i - stride, p, i - 2 * stride),
        difference(p, i, p, i - stride),
        difference(p, i + stride, p, i));
  }

  private static int step(int before, int here, int behind) {
    return Math.max(0, Math.min(MOST_STEP, here - Math.max(before, behind)));
  }

  private static int sobelSquare(byte[] p, int i, int stride) {
    int horizontal = 0;
    int vertical = 0;
    for (int k = -1; k <= 1; k++) {
      int weight = 2 - Math.abs(k);
      int row = i + k * stride;
      horizontal += weight * ((p[row + 1] & 0xff) - (p[row - 1] & 0xff));
      vertical += weight * ((p[i + stride + k] & 0xff) - (p[i - stride + k] & 0xff));
    }
    return horizontal * horizontal + vertical * vertical;
  }

  /** How much a pixel stands out against those above and below, at one and at two rows. */
  static int outlier(byte[] p, int i, int stride) {
    return Math.min(outlierAt(p, i, stride), outlierAt(p, i, 2 * stride));
  }

  private static int outlierAt(byte[] p, int i, int distance) {
    int above = difference(p, i, p, i - distance);
    int below = difference(p, i, p, i + distance);
    int across = difference(p, i - distance, p, i + distance);
    return Math.max(0, (above + below) / 2 - across);
  }

  private static int comb(byte[] around, int i, byte[] here, int k, int stride) {
    int ends = (around[i - stride] & 0xff) + (around[i + stride] & 0xff);
    return Math.abs(ends - 2 * (here[k] & 0xff));
  }

  private static int difference(byte[] a, int i, byte[] b, int k) {
    return Math.abs((a[i] & 0xff) - (b[k] & 0xff));
  }
}
