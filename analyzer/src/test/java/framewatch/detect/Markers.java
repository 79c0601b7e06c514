package framewatch.detect;

import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Picture and sound with synchronisation markers: flashes of two frames, and beeps of 80 ms. Times
 * are milliseconds.
 */
final class Markers {

  private static final int FRAME = 40;
  private static final int WINDOW = 100;
  private static final int STEP = 5;
  private static final int BEEP = 80;

  private Markers() {}

  /** Flashes at even times, and a beep at each of them, off by what the offset gives for it. */
  static Scene every(long periodMs, long lengthMs, LongUnaryOperator offset) {
    List<Long> times = new java.util.ArrayList<>();
    for (long timeMs = periodMs; timeMs < lengthMs; timeMs += periodMs) {
      times.add(timeMs);
    }
    return at(times, lengthMs, offset);
  }

  static Scene at(List<Long> flashes, long lengthMs, LongUnaryOperator offset) {
    var beeps = flashes.stream().map(flash -> flash + offset.applyAsLong(flash)).toList();
    return of(flashes, beeps, lengthMs);
  }

  static Scene of(List<Long> flashes, List<Long> beeps, long lengthMs) {
    var scene = new Scene();
    long heardMs = 0;
    for (long timeMs = 0; timeMs < lengthMs; timeMs += FRAME) {
      scene.add(frame(flashes, timeMs).at(timeMs * 1000));
      for (; heardMs + WINDOW <= timeMs + FRAME; heardMs += WINDOW) {
        scene.add(window(beeps, heardMs).at(heardMs * 1000));
      }
    }
    return scene;
  }

  private static Frame frame(List<Long> flashes, long timeMs) {
    for (long flash : flashes) {
      long sinceMs = timeMs - flash;
      if (sinceMs >= 0 && sinceMs < 2 * FRAME) {
        return new Frame().flat(235).moving(sinceMs < FRAME ? 120 : 0);
      }
      if (sinceMs >= 2 * FRAME && sinceMs < 3 * FRAME) {
        return new Frame().moving(120);
      }
    }
    return new Frame();
  }

  private static Window window(List<Long> beeps, long timeMs) {
    var window = new Window(2).level(-40);
    for (int step = 0; step < WINDOW / STEP; step++) {
      long stepMs = timeMs + (long) step * STEP;
      for (long beep : beeps) {
        if (stepMs >= beep && stepMs < beep + BEEP) {
          window.envelope(0, step, step + 1, -7.5).envelope(1, step, step + 1, -7.5);
        }
      }
    }
    return window;
  }
}
