package framewatch.standalone.faults;

import java.util.Random;

/**
 * Video levels beyond what EBU R 103 allows: contrast turned up, or full range taken for limited.
 */
final class Levels implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    double gain = 1.6 + 0.6 * chance.nextDouble();
    take.edit(
        window,
        (index, picture) ->
            picture
                .mapLuma(value -> (int) Math.round(125 + (value - 115) * gain))
                .mapChroma(value -> (int) Math.round(128 + (value - 128) * gain)));
    take.defect("levels", window);
  }
}
