package framewatch.standalone.faults;

import java.util.Arrays;
import java.util.Random;

/** One channel is silent while the other goes on. */
final class DeadChannel implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    float[] channel = take.sound[chance.nextInt(2)];
    Arrays.fill(channel, window.fromSample(), window.toSample(), 0);
    take.defect("dead_channel", window);
  }
}
