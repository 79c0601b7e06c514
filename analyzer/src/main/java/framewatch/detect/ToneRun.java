package framewatch.detect;

/**
 * A stretch of sound of even level, as it is heard twentieth by twentieth of a window (5 ms), to
 * find the beeps of synchronisation markers. Part of a detector's state. Levels are half decibels
 * below full scale, as in {@code envelope}.
 *
 * @param beginUs when it began
 * @param steps how long it has lasted
 * @param level of its first step
 * @param before level before it rose
 * @param last level of the last step
 * @param lastButOne level of the step before that
 */
record ToneRun(long beginUs, int steps, int level, int before, int last, int lastButOne) {

  static final ToneRun NONE = new ToneRun(0, 0, 255, 255, 255, 255);

  /** 1 dB: a tone of 1 kHz has five whole cycles in a step. */
  private static final int EVEN = 2;

  /** 3 dB from before and to after: music has even stretches, too. */
  private static final int EDGE = 6;

  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;

  /** -30 dBFS. */
  private static final int QUIETEST = 60;

  private static final long[] NO_BEEPS = {};

  /**
   * What is heard in a window: beeps that are over by now, by when they began, and what goes on.
   */
  record Heard(ToneRun run, long[] beeps) {}

  /**
   * Listens to the next window.
   *
   * @param shiftUs is added to the times of the sound
   */
  Heard listen(AudioWindow window, long shiftUs) {
    long begin = beginUs;
    int length = steps;
    int even = level;
    int quiet = before;
    int one = last;
    int two = lastButOne;
    long[] beeps = NO_BEEPS;
    for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
      int now = loudest(window, step);
      if (Math.abs(now - even) <= EVEN) {
        length++;
      } else {
        boolean edges = quiet - even >= EDGE && now - even >= EDGE;
        if (edges && length >= SHORTEST && length <= LONGEST && even <= QUIETEST) {
          beeps = Recent.with(beeps, begin, Integer.MAX_VALUE);
        }
        begin = window.stepUs(step) - beforehandUs(window, now, one, two) + shiftUs;
        length = 1;
        even = now;
        quiet = two;
      }
      two = one;
      one = now;
    }
    return new Heard(new ToneRun(begin, length, even, quiet, one, two), beeps);
  }

  /** How much of the step before was tone already, if that was louder than what was before it. */
  private static long beforehandUs(AudioWindow window, int now, int one, int two) {
    if (two - one < EDGE || one <= now) {
      return 0;
    }
    double share = StrictMath.pow(10, (now - one) / 20.0);
    return Math.round(share * window.durationUs() / AudioWindow.ENVELOPE_STEPS);
  }

  private static int loudest(AudioWindow window, int step) {
    int loudest = 255;
    byte[] envelope = window.envelope();
    for (int at = step; at < envelope.length; at += AudioWindow.ENVELOPE_STEPS) {
      loudest = Math.min(loudest, envelope[at] & 0xff);
    }
    return loudest;
  }
}
