package framewatch.ingest.measure;

import framewatch.ingest.source.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions of what is measured on rows that are looked at closely, and between rows, as
 * plain loops; slow, and easy to check by eye.
 */
final class PlainDetails {
  private final PlainPicture previous;
  private final PlainPicture picture;
  private final int width;
  private final int height;

  PlainDetails(Picture previous, Picture picture) {
    this.previous = new PlainPicture(previous);
    this.picture = new PlainPicture(picture);
    width = this.picture.width;
    height = this.picture.height;
  }

  private interface Value {
    double at(int x, int y);
  }

  /** SI; every second column, as all that is looked at closely. */
  double spatialInformation() {
    return picture.scale * 255 / 219 * deviation(close((x, y) -> sobel(x, y), 2));
  }

  double temporalInformation() {
    return picture.scale
        * 255
        / 219
        * deviation(close((x, y) -> picture.luma(x, y) - previous.luma(x, y), 1));
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
    return picture.scale * mean(close((x, y) -> comb(picture, picture, x, y), 2));
  }

  /** As {@code VideoMeasures.fieldCombing}. */
  float[] fieldCombing() {
    float[] combing = new float[4];
    for (int i = 0; i < 4; i++) {
      int parity = i % 2;
      PlainPicture around = i < 2 ? picture : previous;
      PlainPicture here = i < 2 ? previous : picture;
      double sum = 0;
      int count = 0;
      for (int y = 1; y < height - 1; y++) {
        for (int x = 0; x < width && y % 2 == parity; x += 2) {
          sum += comb(around, here, x, y);
          count++;
        }
      }
      combing[i] = (float) (picture.scale * sum / count);
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
      steps[phase] = (int) Math.round(256 * picture.scale * sum / Math.max(1, rows * width));
    }
    return steps;
  }

  int[] repeatedRows() {
    int[] shares = new int[3];
    double[] levels = {0.25, 1, 4};
    for (int y = 4; y < height; y++) {
      double sum = 0;
      for (int x = 0; x < width; x++) {
        sum += Math.abs(picture.luma(x, y) - picture.luma(x, y - 4));
      }
      for (int i = 0; i < 3; i++) {
        shares[i] += picture.scale * sum / width < levels[i] ? 1 : 0;
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
    return picture.scale * most;
  }

  double rowJumpRise() {
    double most = 0;
    for (int y = 1; y < height; y++) {
      most = Math.max(most, rowJump(picture, y) - rowJump(previous, y));
    }
    return picture.scale * most;
  }

  private double sobel(int x, int y) {
    int horizontal = 0;
    int vertical = 0;
    for (int k = -1; k <= 1; k++) {
      int weight = k == 0 ? 2 : 1;
      horizontal += weight * (picture.luma(x + 1, y + k) - picture.luma(x - 1, y + k));
      vertical += weight * (picture.luma(x + k, y + 1) - picture.luma(x + k, y - 1));
    }
    return Math.hypot(horizontal, vertical);
  }

  private int outlier(int x, int y) {
    int score = 255;
    for (int distance = 1; distance <= 2; distance++) {
      int above = picture.luma(x, y - distance);
      int here = picture.luma(x, y);
      int below = picture.luma(x, y + distance);
      int mean = (Math.abs(here - above) + Math.abs(here - below)) / 2;
      score = Math.min(score, mean - Math.abs(above - below));
    }
    return score;
  }

  private double comb(PlainPicture around, PlainPicture here, int x, int y) {
    return Math.abs(around.luma(x, y - 1) - 2 * here.luma(x, y) + around.luma(x, y + 1));
  }

  private int vertical(int x, int y) {
    return Math.abs(picture.luma(x, y) - picture.luma(x, y - 1));
  }

  private static int step(int before, int here, int behind) {
    return Math.max(0, Math.min(15, here - Math.max(before, behind)));
  }

  private double rowJump(PlainPicture of, int y) {
    double[] gradient = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int x = 0; x < width; x++) {
        gradient[k] += Math.abs(of.luma(x, y + k - 1) - of.luma(x, y + k - 2));
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
}
