package framewatch.detect;

import java.util.Arrays;

/**
 * What the sound of the last windows is like, to tell whether it goes on after a hole.
 *
 * @param kinds of each window, the oldest first: level, treble, and low against high in dB, and
 *     correlation of the first two channels
 */
record SoundKind(float[] kinds) {

  static final SoundKind NONE = new SoundKind(new float[0]);

  /** Windows on either side of a hole that are compared. */
  static final int SIDE = 3;

  private static final int KINDS = 4;

  /** Differences that count as 1. */
  private static final double[] UNITS = {6, 6, 1.2, 0.3};

  /** With one more window, and without the first if there are too many. */
  SoundKind plus(AudioWindow window) {
    int kept = Math.min(kinds.length, (SIDE - 1) * KINDS);
    var next = Arrays.copyOfRange(kinds, kinds.length - kept, kinds.length + KINDS);
    System.arraycopy(of(window), 0, next, kept, KINDS);
    return new SoundKind(next);
  }

  /** True if a window after a hole is like one of these before it, up to a difference. */
  boolean goesOn(AudioWindow window, double change) {
    var after = of(window);
    for (int at = 0; at < kinds.length; at += KINDS) {
      boolean alike = true;
      for (int kind = 0; kind < KINDS; kind++) {
        alike &= Math.abs(kinds[at + kind] - after[kind]) <= change * UNITS[kind];
      }
      if (alike) {
        return true;
      }
    }
    return false;
  }

  private static float[] of(AudioWindow window) {
    double power = 1e-12;
    double treble = 1e-18;
    double weighted = 1e-12;
    for (int channel = 0; channel < window.channels(); channel++) {
      power += window.rms()[channel] * window.rms()[channel];
      treble += window.curvatureRms()[channel] * window.curvatureRms()[channel];
      weighted += window.weightedPower()[channel];
    }
    double db = 10 * StrictMath.log10(power);
    return new float[] {
      (float) db,
      (float) (10 * StrictMath.log10(treble) - db),
      (float) (10 * StrictMath.log10(weighted) - db),
      window.channels() > 1 ? window.correlation()[0] : 1
    };
  }
}
