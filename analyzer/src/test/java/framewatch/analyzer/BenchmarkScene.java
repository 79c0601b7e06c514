package framewatch.analyzer;

import framewatch.detect.Frame;
import framewatch.detect.Observation;
import framewatch.detect.Scene;
import framewatch.detect.VideoFrame;
import framewatch.detect.Window;
import java.util.List;
import java.util.Random;

/** What benchmarks analyse: every measure changes all the time; now and then there is a black. */
final class BenchmarkScene {

  private BenchmarkScene() {}

  /** Picture and stereo sound, about so many seconds of them. */
  static List<Observation> of(int seconds, long seed) {
    var random = new Random(seed);
    var scene = new Scene();
    scene.sound(2, () -> new Window(2).level(-20 - random.nextInt(10)));
    for (int i = 0; i < seconds / 20; i++) {
      // Brightness is a shot's: one that changes with each frame is flashing, and dearer.
      for (int shot = 0; shot < 4; shot++) {
        int luma = 60 + random.nextInt(100);
        scene.frames(4, () -> noisy(random, luma));
      }
      scene.frames(4, () -> new Frame().flat(16).moving(random.nextDouble() / 10));
    }
    return scene.end().observations();
  }

  private static Frame noisy(Random random, int luma) {
    var frame = new Frame().luma(luma, 40).moving(1 + random.nextDouble());
    for (int i = 0; i < 20; i++) {
      frame.tileMoving(random.nextInt(VideoFrame.TILES), random.nextInt(30));
    }
    return frame;
  }
}
