package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The definitions of what is measured on all of a picture and on its tiles, as plain loops; slow,
 * and easy to check by eye.
 */
final class PlainMeter {
  private static final int[] EDGES = {
    0, 5, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 56, 64, 80, 96,
    112, 128, 144, 160, 176, 192, 208, 236, 256
  };

  private final PlainPicture previous;
  private final PlainPicture picture;
  private final int width;
  private final int height;
  private final int step;

  PlainMeter(Picture previous, Picture picture, int step) {
    this.previous = new PlainPicture(previous);
    this.picture = new PlainPicture(picture);
    width = this.picture.width;
    height = this.picture.height;
    this.step = step;
  }

  double mean() {
    return picture.offset
        + picture.scale * area(0, width, 0, height, (x, y) -> picture.at(0, x, y));
  }

  double difference() {
    return picture.scale * area(0, width, 0, height, this::change);
  }

  byte[] tileMean() {
    return tiles((x, y) -> picture.at(0, x, y), v -> fixed(v) >> 8);
  }

  byte[] tileMeanFraction() {
    return tiles((x, y) -> picture.at(0, x, y), v -> fixed(v) & 255);
  }

  byte[] tileDifference() {
    return tiles(this::change, this::companded);
  }

  byte[] tileEdge() {
    return tiles(
        (x, y) -> x + 1 < width ? Math.abs(picture.at(0, x, y) - picture.at(0, x + 1, y)) : 0,
        this::companded);
  }

  double deviation() {
    double mean = area(0, width, 0, height, (x, y) -> picture.at(0, x, y));
    return picture.scale
        * Math.sqrt(area(0, width, 0, height, (x, y) -> Math.pow(picture.at(0, x, y) - mean, 2)));
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
    return 128 + picture.chromaScale * (chroma((x, y) -> picture.at(plane, x, y)) - 128);
  }

  double chromaDeviation() {
    double blue = chroma((x, y) -> picture.at(1, x, y));
    double red = chroma((x, y) -> picture.at(2, x, y));
    return picture.chromaScale
        * Math.sqrt(
            chroma((x, y) -> Math.pow(picture.at(1, x, y) - blue, 2))
                + chroma((x, y) -> Math.pow(picture.at(2, x, y) - red, 2)));
  }

  double saturation() {
    return picture.chromaScale
        * chroma((x, y) -> Math.hypot(picture.at(1, x, y) - 128, picture.at(2, x, y) - 128));
  }

  private interface Value {
    double at(int x, int y);
  }

  private interface Coding {
    long code(double value);
  }

  private int level(int x, int y) {
    return (int) Math.round(picture.offset + picture.scale * picture.at(0, x, y));
  }

  private double change(int x, int y) {
    return Math.abs(picture.at(0, x, y) - previous.at(0, x, y));
  }

  private long fixed(double mean) {
    return Math.round(256 * (picture.offset + picture.scale * mean));
  }

  private long companded(double value) {
    return Math.min(255, Math.round(16 * Math.sqrt(picture.scale * value)));
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
}
