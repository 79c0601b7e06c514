package framewatch.detect;

/**
 * Finds where sound truly stopped or came back. A lossy codec lets sound ring on for some
 * milliseconds after it stopped, and ring in advance of where it comes back: what is so much below
 * the sound beside it belongs to the silence. Looks at the last steps of 5 ms, of the window at
 * hand and of the one before.
 */
final class Ringing {

  /** The longest that is taken for ringing, 30 ms: half a block of AAC and its slopes. */
  private static final int STEPS = 6;

  /** How far below the sound beside it, in dB. A fade falls by less in so short a time. */
  private static final double BELOW = 15;

  /** For all channels together, of which the loudest counts. */
  static final int LOUDEST = -1;

  private Ringing() {}

  /**
   * How many steps before a silent one only rang on.
   *
   * @param before envelope of the window before, empty for none
   */
  static int after(byte[] before, AudioWindow window, int channel, int step) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (int back = 1; back <= STEPS; back++) {
      loudest = Math.max(loudest, db(before, window, channel, step - back));
    }
    int count = 0;
    while (count < STEPS && db(before, window, channel, step - 1 - count) <= loudest - BELOW) {
      count++;
    }
    // Nothing loud before them, or nothing known: then they are not ringing of anything.
    return count == STEPS || loudest == Double.NEGATIVE_INFINITY ? 0 : count;
  }

  /**
   * How many steps between the end of a silence and a step with sound only rang in advance.
   *
   * @param silent highest level of the silence, dBFS
   */
  static int inAdvance(byte[] before, AudioWindow window, int channel, int step, double silent) {
    double most = db(before, window, channel, step) - BELOW;
    for (int count = 0; count <= STEPS; count++) {
      double db = db(before, window, channel, step - 1 - count);
      if (db <= silent) {
        return count;
      }
      if (db > most) {
        return 0;
      }
    }
    return 0;
  }

  /** Level of a step in dBFS; negative steps are of the window before. */
  static double db(byte[] before, AudioWindow window, int channel, int step) {
    byte[] envelope = step < 0 ? before : window.envelope();
    int at = step < 0 ? step + AudioWindow.ENVELOPE_STEPS : step;
    int from = channel == LOUDEST ? 0 : channel;
    int to = channel == LOUDEST ? window.channels() : channel + 1;
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      int place = i * AudioWindow.ENVELOPE_STEPS + at;
      if (place < envelope.length) {
        loudest = Math.max(loudest, -0.5 * (envelope[place] & 0xff));
      }
    }
    return loudest;
  }
}
