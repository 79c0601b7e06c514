package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The definitions of the measures as plain loops; slow, and easy to check by eye. */
final class PlainMeter {
  private static final int[] EDGES = {
    0, 5, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 56, 64, 80, 96,
    112, 128, 144, 160, 176, 192, 208, 236, 256
  };

  private final Picture previous;
  private final Picture picture;
  private final int width;
  private final int height;
  private final int step;
  private final double scale;
  private final double offset;
  private final double chromaScale;

  PlainMeter(Picture previous, Picture picture, int step) {
    this.previous = previous;
    this.picture = picture;
    width = picture.format.getWidth();
    height = picture.format.getHeight();
    this.step = step;
    boolean full = picture.format.getFullRange();
    scale = full ? 219.0 / 255 : 1;
    offset = full ? 16 : 0;
    chromaScale = full ? 224.0 / 255 : 1;
  }

  double mean() {
    return offset + scale * area(0, width, 0, height, (x, y) -> at(picture, 0, x, y));
  }

  double difference() {
    return scale * area(0, width, 0, height, this::change);
  }

  byte[] tileMean() {
    return tiles((x, y) -> at(picture, 0, x, y), v -> fixed(v) >> 8);
  }

  byte[] tileMeanFraction() {
    return tiles((x, y) -> at(picture, 0, x, y), v -> fixed(v) & 255);
  }

  byte[] tileDifference() {
    return tiles(this::change, this::companded);
  }

  byte[] tileEdge() {
    return tiles(
        (x, y) -> x + 1 < width ? Math.abs(at(picture, 0, x, y) - at(picture, 0, x + 1, y)) : 0,
        this::companded);
  }

  /** SI; every second column, as all that is looked at closely. */
  double spatialInformation() {
    return scale * 255 / 219 * deviation(close((x, y) -> sobel(x, y), 2));
  }

  double temporalInformation() {
    return scale
        * 255
        / 219
        * deviation(close((x, y) -> luma(picture, x, y) - luma(previous, x, y), 1));
  }

  int outliersAbove(int level) {
    double share =
        mean(
            close(
                (x, y) ->
                    Math.min(outlier(x - 1, y), Math.min(outlier(x, y), outlier(x + 1, y))) > level
                        ? 1
                        : 0,
                1));
    return (int) Math.round(1e6 * share);
  }

  double combing() {
    return scale * mean(close((x, y) -> comb(picture, picture, x, y), 2));
  }

  /** As {@code VideoMeasures.fieldCombing}. */
  float[] fieldCombing() {
    float[] combing = new float[4];
    for (int i = 0; i < 4; i++) {
      int parity = i % 2;
      Picture around = i < 2 ? picture : previous;
      Picture here = i < 2 ? previous : picture;
      double sum = 0;
      int count = 0;
      for (int y = 1; y < height - 1; y++) {
        for (int x = 0; x < width && y % 2 == parity; x += 2) {
          sum += comb(around, here, x, y);
          count++;
        }
      }
      combing[i] = (float) (scale * sum / count);
    }
    return combing;
  }

  int[] rowStep() {
    int[] steps = new int[16];
    for (int phase = 0; phase < 16; phase++) {
      double sum = 0;
      int rows = 0;
      for (int y = phase == 0 ? 16 : phase; y < height; y += 16) {
        for (int x = 0; x < width; x++) {
          sum += step(vertical(x, y - 1), vertical(x, y), vertical(x, y + 1));
        }
        rows++;
      }
      steps[phase] = (int) Math.round(256 * scale * sum / Math.max(1, rows * width));
    }
    return steps;
  }

  int[] repeatedRows() {
    int[] shares = new int[3];
    double[] levels = {0.25, 1, 4};
    for (int y = 4; y < height; y++) {
      double sum = 0;
      for (int x = 0; x < width; x++) {
        sum += Math.abs(luma(picture, x, y) - luma(picture, x, y - 4));
      }
      for (int i = 0; i < 3; i++) {
        shares[i] += scale * sum / width < levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < 3; i++) {
      shares[i] = (int) Math.round(10_000.0 * shares[i] / height);
    }
    return shares;
  }

  double rowJump() {
    double most = 0;
    for (int y = 1; y < height; y++) {
      most = Math.max(most, rowJump(picture, y));
    }
    return scale * most;
  }

  double rowJumpRise() {
    double most = 0;
    for (int y = 1; y < height; y++) {
      most = Math.max(most, rowJump(picture, y) - rowJump(previous, y));
    }
    return scale * most;
  }

  double deviation() {
    double mean = area(0, width, 0, height, (x, y) -> at(picture, 0, x, y));
    return scale
        * Math.sqrt(area(0, width, 0, height, (x, y) -> Math.pow(at(picture, 0, x, y) - mean, 2)));
  }

  byte[] percentiles() {
    List<Integer> sorted = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sorted.add(level(x, y));
      }
    }
    Collections.sort(sorted);
    byte[] percentiles = new byte[7];
    double[] shares = {0, 0.01, 0.1, 0.5, 0.9, 0.99, 1};
    for (int i = 0; i < 7; i++) {
      int rank = (int) Math.ceil(shares[i] * sorted.size());
      percentiles[i] = sorted.get(Math.max(0, rank - 1)).byteValue();
    }
    return percentiles;
  }

  int[] histogram() {
    int[] shares = new int[32];
    for (int bin = 0; bin < 32; bin++) {
      int from = EDGES[bin];
      int to = EDGES[bin + 1];
      double share =
          area(0, width, 0, height, (x, y) -> level(x, y) >= from && level(x, y) < to ? 1 : 0);
      shares[bin] = (int) Math.round(share * 10_000);
    }
    return shares;
  }

  double chromaMean(int plane) {
    return 128 + chromaScale * (chroma((x, y) -> at(picture, plane, x, y)) - 128);
  }

  double chromaDeviation() {
    double blue = chroma((x, y) -> at(picture, 1, x, y));
    double red = chroma((x, y) -> at(picture, 2, x, y));
    return chromaScale
        * Math.sqrt(
            chroma((x, y) -> Math.pow(at(picture, 1, x, y) - blue, 2))
                + chroma((x, y) -> Math.pow(at(picture, 2, x, y) - red, 2)));
  }

  double saturation() {
    return chromaScale
        * chroma((x, y) -> Math.hypot(at(picture, 1, x, y) - 128, at(picture, 2, x, y) - 128));
  }

  private interface Value {
    double at(int x, int y);
  }

  private interface Coding {
    long code(double value);
  }

  private int level(int x, int y) {
    return (int) Math.round(offset + scale * at(picture, 0, x, y));
  }

  private double change(int x, int y) {
    return Math.abs(at(picture, 0, x, y) - at(previous, 0, x, y));
  }

  private long fixed(double mean) {
    return Math.round(256 * (offset + scale * mean));
  }

  private long companded(double value) {
    return Math.min(255, Math.round(16 * Math.sqrt(scale * value)));
  }

  /** Luma; beyond the edges that of the nearest pixel. */
  private int luma(Picture from, int x, int y) {
    return at(from, 0, Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y)));
  }

  private double sobel(int x, int y) {
    int horizontal = 0;
    int vertical = 0;
    for (int k = -1; k <= 1; k++) {
      int weight = k == 0 ? 2 : 1;
      horizontal += weight * (luma(picture, x + 1, y + k) - luma(picture, x - 1, y + k));
      vertical += weight * (luma(picture, x + k, y + 1) - luma(picture, x + k, y - 1));
    }
    return Math.hypot(horizontal, vertical);
  }

  private int outlier(int x, int y) {
    int score = 255;
    for (int distance = 1; distance <= 2; distance++) {
      int above = luma(picture, x, y - distance);
      int here = luma(picture, x, y);
      int below = luma(picture, x, y + distance);
      int mean = (Math.abs(here - above) + Math.abs(here - below)) / 2;
      score = Math.min(score, mean - Math.abs(above - below));
    }
    return score;
  }

  private double comb(Picture around, Picture here, int x, int y) {
    return Math.abs(luma(around, x, y - 1) - 2 * luma(here, x, y) + luma(around, x, y + 1));
  }

  private int vertical(int x, int y) {
    return Math.abs(luma(picture, x, y) - luma(picture, x, y - 1));
  }

  private static int step(int before, int here, int behind) {
    return Math.max(0, Math.min(15, here - Math.max(before, behind)));
  }

  private double rowJump(Picture of, int y) {
    double[] gradient = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int x = 0; x < width; x++) {
        gradient[k] += Math.abs(luma(of, x, y + k - 1) - luma(of, x, y + k - 2));
      }
    }
    return Math.max(0, gradient[1] - Math.max(gradient[0], gradient[2])) / width;
  }

  /** Values of all pixels but those of the first and last row. */
  private List<Double> close(Value value, int everyColumn) {
    List<Double> values = new ArrayList<>();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 0; x < width; x += everyColumn) {
        values.add(value.at(x, y));
      }
    }
    return values;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private byte[] tiles(Value value, Coding coding) {
    byte[] tiles = new byte[144];
    int pairs = (width + 1) / 2;
    int columns = Math.min(16, pairs);
    int rows = Math.min(9, height);
    for (int i = 0; i < 144; i++) {
      int column = i % 16 * columns / 16;
      int row = i / 16 * rows / 9;
      double mean =
          area(
              column * pairs / columns * 2,
              Math.min(width, (column + 1) * pairs / columns * 2),
              row * height / rows,
              (row + 1) * height / rows,
              value);
      tiles[i] = (byte) coding.code(mean);
    }
    return tiles;
  }

  /** Mean over the rows that are looked at. */
  private double area(int left, int right, int top, int bottom, Value value) {
    double sum = 0;
    long count = 0;
    for (int y = top; y < bottom; y++) {
      if (taken(y)) {
        for (int x = left; x < right; x++) {
          sum += value.at(x, y);
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Each of the 9 rows of tiles is cut into strips of up to 16 rows, of which some are taken. */
  private boolean taken(int y) {
    int bands = Math.min(9, height);
    int band = 0;
    while ((band + 1) * height / bands <= y) {
      band++;
    }
    int begin = band * height / bands;
    int rows = (band + 1) * height / bands - begin;
    int strips = (rows + 15) / 16;
    int strip = 0;
    while (begin + (strip + 1) * rows / strips <= y) {
      strip++;
    }
    return strip % step == 0;
  }

  private double chroma(Value value) {
    int columns = (width + 1) / 2;
    int rows = (height + 1) / 2;
    double sum = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        sum += value.at(x, y);
      }
    }
    return sum / columns / rows;
  }

  /** A sample cut to 8 bits. */
  private static int at(Picture from, int plane, int x, int y) {
    int depth = from.format.getBitDepth();
    int row = y * from.strides[plane];
    return depth == 8
        ? from.planes[plane].get(row + x) & 0xff
        : (from.planes[plane].getShort(row + 2 * x) & 0xffff) >> (depth - 8);
  }
}
