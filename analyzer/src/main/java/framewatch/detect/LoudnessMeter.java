package framewatch.detect;

/**
 * Loudness of the last windows by ITU-R BS.1770-4: momentary over 400 ms, short-term over 3 s. Part
 * of a detector's state.
 *
 * @param weights of the channels
 * @param powers weighted power of the last windows, the newest at {@code next - 1}
 * @param next where the next goes
 * @param count of windows since the last break, at most 30
 */
record LoudnessMeter(float[] weights, float[] powers, int next, int count) {

  static final int SHORT_TERM = 30;
  static final int MOMENTARY = 4;

  /** Digital silence, LUFS. */
  static final double SILENT = -120;

  static final LoudnessMeter NONE = new LoudnessMeter(new float[0], new float[SHORT_TERM], 0, 0);

  /** With the channels of another track, or the same after a break. */
  LoudnessMeter opened(Mark mark) {
    var audio = mark.audio();
    return new LoudnessMeter(
        audio == null ? weights : ChannelWeights.of(audio.layout(), audio.channels()),
        new float[SHORT_TERM],
        0,
        0);
  }

  LoudnessMeter plus(AudioWindow window) {
    float[] known =
        weights.length == window.channels() ? weights : ChannelWeights.of("", window.channels());
    double power = 0;
    for (int channel = 0; channel < window.channels(); channel++) {
      power += known[channel] * window.weightedPower()[channel];
    }
    float[] newPowers = powers.clone();
    newPowers[next] = (float) power;
    return new LoudnessMeter(
        known, newPowers, (next + 1) % SHORT_TERM, Math.min(count + 1, SHORT_TERM));
  }

  /** Mean weighted power of the last windows. */
  double power(int windows) {
    double sum = 0;
    for (int i = 1; i <= windows; i++) {
      sum += powers[(next + SHORT_TERM - i) % SHORT_TERM];
    }
    return sum / windows;
  }

  static double lufs(double power) {
    return power <= 0 ? SILENT : Math.max(SILENT, -0.691 + 10 * StrictMath.log10(power));
  }
}
