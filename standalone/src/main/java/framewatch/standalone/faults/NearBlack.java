package framewatch.standalone.faults;

import java.util.Random;

/** A night scene: as dark as it may be while there is something to see. */
final class NearBlack implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    double gain = 0.16 + 0.08 * chance.nextDouble();
    take.edit(
        window,
        (index, picture) ->
            picture
                .mapLuma(value -> (int) Math.round(16 + (value - 16) * gain))
                .mapChroma(value -> (int) Math.round(128 + (value - 128) * gain)));
    take.lookAlike("near_black", window);
  }
}
