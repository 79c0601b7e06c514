package framewatch.standalone.faults;

import java.util.SplittableRandom;

/** Seamless textures with detail of every size, as nature has. */
final class Noise {
  private Noise() {}

  /**
   * A square of values around 0, mostly within -1..1, whose opposite borders fit.
   *
   * @param side a power of two
   * @param roughness 0..1: how much of the finer detail there is
   */
  static float[] texture(int side, double roughness, SplittableRandom random) {
    float[] sum = new float[side * side];
    double weight = 1;
    for (int cells = 4; cells <= side / 2; cells *= 2) {
      float[] lattice = new float[cells * cells];
      for (int i = 0; i < lattice.length; i++) {
        lattice[i] = (float) ((random.nextDouble() * 2 - 1) * weight);
      }
      add(sum, side, lattice, cells);
      weight *= roughness;
    }
    return sum;
  }

  private static void add(float[] sum, int side, float[] lattice, int cells) {
    int cell = side / cells;
    for (int y = 0; y < side; y++) {
      int top = y / cell * cells;
      int bottom = (y / cell + 1) % cells * cells;
      float down = smooth((float) (y % cell) / cell);
      for (int x = 0; x < side; x++) {
        int left = x / cell;
        int right = (left + 1) % cells;
        float across = smooth((float) (x % cell) / cell);
        float above = mix(lattice[top + left], lattice[top + right], across);
        float below = mix(lattice[bottom + left], lattice[bottom + right], across);
        sum[y * side + x] += mix(above, below, down);
      }
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }
}
