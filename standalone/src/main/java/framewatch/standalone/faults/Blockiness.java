package framewatch.standalone.faults;

import java.util.Random;

/** What is left of the picture at far too low a bit rate: 8x8 blocks of a few coarse waves. */
final class Blockiness implements Fault {
  private static final int SIDE = 8;

  /** {@code WAVE[k][n]}: the orthonormal cosine transform. */
  private static final double[][] WAVE = new double[SIDE][SIDE];

  static {
    for (int k = 0; k < SIDE; k++) {
      for (int n = 0; n < SIDE; n++) {
        double size = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE);
        WAVE[k][n] = size * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * SIDE));
      }
    }
  }

  @Override
  public void plant(Take take, Window window, Random chance) {
    double step = 45 + 35 * chance.nextDouble();
    take.edit(
        window,
        (index, picture) -> {
          for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y + SIDE <= picture.rows(plane); y += SIDE) {
              for (int x = 0; x + SIDE <= picture.columns(plane); x += SIDE) {
                coarsen(picture, plane, x, y, step);
              }
            }
          }
          return picture;
        });
    take.defect("blockiness", window);
  }

  private static void coarsen(Yuv picture, int plane, int left, int top, double step) {
    double[][] block = new double[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        block[y][x] = picture.samples[picture.row(plane, top + y) + left + x] & 0xff;
      }
    }
    double[][] waves = transform(block, false);
    for (int v = 0; v < SIDE; v++) {
      for (int u = 0; u < SIDE; u++) {
        // Codecs spare the mean, and coarsen the finer waves more.
        double each = u + v == 0 ? step / 4 : step * (1 + 0.25 * (u + v));
        waves[v][u] = Math.rint(waves[v][u] / each) * each;
      }
    }
    block = transform(waves, true);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = picture.row(plane, top + y) + left + x;
        picture.samples[at] = Yuv.cut((int) Math.round(block[y][x]));
      }
    }
  }

  private static double[][] transform(double[][] from, boolean back) {
    double[][] half = new double[SIDE][SIDE];
    double[][] to = new double[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int k = 0; k < SIDE; k++) {
        for (int n = 0; n < SIDE; n++) {
          half[i][k] += from[i][n] * (back ? WAVE[n][k] : WAVE[k][n]);
        }
      }
    }
    for (int k = 0; k < SIDE; k++) {
      for (int i = 0; i < SIDE; i++) {
        for (int n = 0; n < SIDE; n++) {
          to[k][i] += half[n][i] * (back ? WAVE[n][k] : WAVE[k][n]);
        }
      }
    }
    return to;
  }
}
