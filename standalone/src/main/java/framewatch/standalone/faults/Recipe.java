package framewatch.standalone.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A stream of a set.
 *
 * @param id unique in the set, and the name of its file
 * @param fps frames per second
 * @param packaging codecs and container
 * @param faults what is planted, one after the other, each with as much undamaged before it
 * @param delivery what happens to its packets
 * @param moreSeconds how much longer it is than its faults ask for
 */
record Recipe(
    String id,
    int fps,
    Packaging packaging,
    List<Fault> faults,
    Delivery delivery,
    int moreSeconds) {
  private static final double LEAST_SECONDS = 2.2;
  private static final double MOST_SECONDS = 3.6;

  /** Seconds for each fault and what is undamaged around it. */
  private static final double SHARE_SECONDS = 6;

  /** Length of a stream that nothing is planted into. */
  private static final double CLEAN_SECONDS = 15;

  /** Makes the stream's media file and says what was planted. */
  Labels.Stream make(Footage footage, int width, int height, long seed, Path folder)
      throws IOException, InterruptedException {
    double planted = faults.isEmpty() ? CLEAN_SECONDS : SHARE_SECONDS * faults.size() + 2;
    double seconds = planted + moreSeconds;
    var shape = new Footage.Shape(width, height, fps);
    String file = "streams/" + id + "." + packaging.extension;
    try (Reel reel = footage.reel(id, shape, (int) Math.round(seconds * fps))) {
      var take = new Take(reel);
      var chance = new Random(seed * 31 + id.hashCode());
      List<Window> windows = windows(chance);
      for (int i = 0; i < windows.size(); i++) {
        faults.get(i).plant(take, windows.get(i), chance);
      }
      delivery.deliver(take, packaging, folder.resolve(file), chance);
      return new Labels.Stream(id, file, take);
    }
  }

  private List<Window> windows(Random chance) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      double length = LEAST_SECONDS + (MOST_SECONDS - LEAST_SECONDS) * chance.nextDouble();
      double start = SHARE_SECONDS * i + 2 + (SHARE_SECONDS - 2 - length) * chance.nextDouble();
      int from = (int) Math.round(start * fps);
      windows.add(new Window(from, from + (int) Math.round(length * fps), fps));
    }
    return windows;
  }
}
