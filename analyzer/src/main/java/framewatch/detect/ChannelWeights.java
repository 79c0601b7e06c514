package framewatch.detect;

import java.util.Arrays;

/**
 * What each channel counts for in the loudness of all, by ITU-R BS.1770-4: nothing for low
 * frequency effects, 1.41 for channels at the side or behind, 1 for others.
 */
final class ChannelWeights {

  private static final float SURROUND = 1.41f;

  private ChannelWeights() {}

  /**
   * Weights in the order of the channels.
   *
   * @param layout FFmpeg's name of a layout; an unknown one counts as the usual one of so many
   *     channels
   */
  static float[] of(String layout, int channels) {
    // Front left, right, centre, low frequencies, then what is behind or at the side.
    int lfe =
        layout.endsWith(".1") || layout.contains(".1(") || channels == 6 || channels == 8 ? 3 : -1;
    int surround = channels >= 5 ? (lfe < 0 ? 3 : 4) : layout.equals("quad") ? 2 : channels;
    if (layout.equals("4.0")) {
      surround = 3;
    }
    var weights = new float[channels];
    Arrays.fill(weights, 1);
    Arrays.fill(weights, Math.min(surround, channels), channels, SURROUND);
    if (layout.equals("2.1") && channels == 3) {
      weights[2] = 0;
    } else if (lfe >= 0 && lfe < channels) {
      weights[lfe] = 0;
    }
    return weights;
  }
}
