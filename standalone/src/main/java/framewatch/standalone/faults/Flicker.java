package framewatch.standalone.faults;

import java.util.Random;

/** The brightness beats, as under lamps that do not fit the shutter: too little for a flash. */
final class Flicker implements Fault {
  @Override
  public void plant(Take take, Window window, Random chance) {
    double depth = 0.05 + 0.03 * chance.nextDouble();
    double hz = 5 + 5 * chance.nextDouble();
    take.edit(
        window,
        (index, picture) -> {
          double time = (double) (index - window.from()) / window.fps();
          double gain = 1 + depth * Math.sin(2 * Math.PI * hz * time);
          return picture.mapLuma(value -> (int) Math.round(16 + (value - 16) * gain));
        });
    take.defect("flicker", window);
  }
}
