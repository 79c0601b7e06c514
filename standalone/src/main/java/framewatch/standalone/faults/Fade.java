package framewatch.standalone.faults;

import java.util.Random;

/** A fade to black and back, as between two parts of a programme. */
final class Fade implements Fault {
  private static final double HOLD_SECONDS = 0.2;

  @Override
  public void plant(Take take, Window window, Random chance) {
    double middle = (window.from() + window.to()) / 2.0;
    double hold = HOLD_SECONDS * window.fps() / 2;
    double slope = window.length() / 2.0 - hold;
    take.edit(
        window,
        (index, picture) -> {
          double light = Math.max(0, (Math.abs(index - middle) - hold) / slope);
          return picture
              .mapLuma(value -> (int) Math.round(16 + (value - 16) * light))
              .mapChroma(value -> (int) Math.round(128 + (value - 128) * light));
        });
    take.lookAlike("fade_to_black", window);
  }
}
