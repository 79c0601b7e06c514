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
    // 16 rows of each of the 9 bands at least.
    this.step = Math.max(1, Math.min(step, height / 72 / 2));
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

  private byte[] tiles(Value value, Coding coding) {
    byte[] tiles = new byte[144];
    int words = (width + 7) / 8;
    int columns = Math.min(16, words);
    int rows = Math.min(9, height);
    for (int i = 0; i < 144; i++) {
      int column = i % 16 * columns / 16;
      int row = i / 16 * rows / 9;
      double mean =
          area(
              column * words / columns * 8,
              Math.min(width, (column + 1) * words / columns * 8),
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
      if (y / 8 % step == 0) {
        for (int x = left; x < right; x++) {
          sum += value.at(x, y);
          count++;
        }
      }
    }
    return sum / count;
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
