package framewatch.standalone.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Macroblocks of the picture stand where others belong, as after lost packets. */
final class BlockCorruption implements Fault {
  private static final int SIDE = 16;

  /** Blocks that stand at another place of the same picture. */
  private record Moved(int x, int y, int fromX, int fromY, int count) {}

  @Override
  public void plant(Take take, Window window, Random chance) {
    int across = take.reel.shape.width() / SIDE;
    int down = take.reel.shape.height() / SIDE;
    double share = 0.05 + 0.12 * chance.nextDouble();
    int groups = Math.max(3, (int) (share * across * down / 3));
    int hold = 3 + chance.nextInt(6);
    long seed = chance.nextLong();
    take.edit(
        window,
        (index, picture) -> {
          // Damage stays until the picture is refreshed.
          var random = new Random(seed + (index - window.from()) / hold);
          Yuv from = picture.copy();
          for (int i = 0; i < groups; i++) {
            move(from, picture, chosen(random, across, down));
          }
          return picture;
        });
    take.defect("block_corruption", window);
  }

  private static Moved chosen(Random random, int across, int down) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      places.add(random.nextInt(across - 3));
      places.add(random.nextInt(down));
    }
    return new Moved(
        places.get(0), places.get(1), places.get(2), places.get(3), 2 + random.nextInt(3));
  }

  private static void move(Yuv from, Yuv to, Moved moved) {
    for (int plane = 0; plane < 3; plane++) {
      int side = plane == 0 ? SIDE : SIDE / 2;
      int length = Math.min(moved.count * side, to.columns(plane) - moved.x * side);
      length = Math.min(length, to.columns(plane) - moved.fromX * side);
      for (int y = 0; y < side; y++) {
        int at = to.row(plane, moved.y * side + y) + moved.x * side;
        int source = to.row(plane, moved.fromY * side + y) + moved.fromX * side;
        System.arraycopy(from.samples, source, to.samples, at, length);
      }
    }
  }
}
