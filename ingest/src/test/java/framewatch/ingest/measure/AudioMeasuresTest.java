package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Sound;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the measures say of sounds that a person can imagine. */
class AudioMeasuresTest {

  @ParameterizedTest
  @ValueSource(ints = {8000, 22050, 44100, 48000, 96000})
  void measuresASineWithAnOffset(int rate) {
    AudioMeasures m = measure(rate, i -> 0.05 + 0.5 * Math.sin(2 * Math.PI * 100 * i / rate));

    assertThat(m.peak[0]).isCloseTo(0.55f, within(1e-3f));
    assertThat(m.dc[0]).isCloseTo(0.05f, within(1e-4f));
    assertThat(m.rms[0]).isCloseTo((float) (0.5 / Math.sqrt(2)), within(1e-3f));
    assertThat(m.fullScaleRun[0]).isZero();
    assertThat(db(m.amplitudePercentiles[0]))
        .isCloseTo(db(0.5 * Math.sin(Math.PI / 4)), within(0.15));
    assertThat(db(m.amplitudePercentiles[1]))
        .isCloseTo(db(0.5 * Math.sin(Math.PI * 0.45)), within(0.15));
    assertThat(db(m.amplitudePercentiles[2])).isCloseTo(db(0.5), within(0.15));
  }

  @Test
  void givesALevelForEveryTwentiethOfTheWindow() {
    AudioMeasures m = measure(48000, i -> 0.05 + 0.5 * Math.sin(2 * Math.PI * 1000 * i / 48000));

    // -9 dB in every step, which holds five periods; the offset does not count.
    assertThat(m.envelope).hasSize(20).containsOnly((byte) 18);
  }

  @Test
  void measuresDigitalSilence() {
    AudioMeasures m = measure(48000, i -> 0);
    assertThat(m.peak[0]).isZero();
    assertThat(m.rms[0]).isZero();
    assertThat(m.amplitudePercentiles).containsOnly(0);
    assertThat(m.envelope).containsOnly((byte) 255);
  }

  @Test
  void measuresFlatTops() {
    AudioMeasures m =
        measure(
            48000, i -> Math.max(-1, Math.min(1, 4 * Math.sin(2 * Math.PI * 1000 * i / 48000))));
    assertThat(m.peak[0]).isEqualTo(1f);
    // A period is 48 samples; |sin| stays above a quarter for 84 % of each half.
    assertThat(m.fullScaleRun[0]).isBetween(19, 21);
  }

  @Test
  void countsARunOfOneSignOnly() {
    AudioMeasures m = measure(48000, i -> i % 4 < 2 ? 1 : -1);
    assertThat(m.fullScaleRun[0]).isEqualTo(2);
  }

  @Test
  void showsWhereInTheWindowItIsLoud() {
    AudioMeasures m = measure(48000, i -> i < 240 ? Math.sin(i) : 0);
    assertThat(m.envelope[0] & 0xff).isBetween(5, 8);
    assertThat(m.envelope[1] & 0xff).isGreaterThan(100);
  }

  @Test
  void findsFlatTopsBelowFullScale() {
    AudioMeasures m =
        measure(48000, i -> Math.max(-0.3, Math.min(0.3, Math.sin(2 * Math.PI * i / 480))));
    // |sin| stays above 0.3 for 81 % of each half period of 240 samples.
    assertThat(m.peakRun[0]).isBetween(193, 195);
    assertThat(m.fullScaleRun[0]).isZero();
  }

  @Test
  void findsThePeakBetweenTheSamples() {
    // A quarter of the sample rate, sampled at 45 degrees: the samples miss the peak by 3 dB.
    AudioMeasures m =
        last(new Sounds(48000, 1).of(9600, i -> 0.5 * Math.sin(Math.PI / 2 * i + Math.PI / 4)));
    assertThat(db(m.peak[0])).isCloseTo(db(0.5) - 3.01, within(0.01));
    assertThat(db(m.truePeak[0])).isCloseTo(db(0.5), within(0.2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2345, 4799})
  void placesAClickToTheSample(int at) {
    var sounds = new Sounds(48000, 1);
    float[] run = new float[2 * 4800];
    for (int i = 0; i < run.length; i++) {
      run[i] = (float) (0.5 * Math.sin(i * 0.01)) + (i == 4800 + at ? 0.1f : 0);
    }
    AudioMeasures m = last(sounds.of(run));
    // The difference is 1, -2, 1 around a single sample; at the last one half of it is still due.
    assertThat(m.curvatureAt[0]).isEqualTo(at == 4799 ? 4799 : at + 1);
    assertThat(m.curvaturePeak[0]).isCloseTo(at == 4799 ? 0.1f : 0.2f, within(1e-3f));
    assertThat(m.curvaturePeak[0] / m.curvatureRms[0]).isGreaterThan(20);
  }

  @Test
  void givesTheLengthOfQuietInSamples() {
    AudioMeasures m =
        measure(
            48000, i -> i < 100 ? 3e-3 : i < 1000 ? 0.2 : i < 1300 ? 5e-4 : i < 4789 ? -0.2 : 0);

    // The mean is -0.107: only an offset of the silence itself would be noticed.
    assertThat(m.quietRuns).containsOnly(0);

    m =
        measure(
            48000, i -> i < 100 ? 2e-3 : i < 1300 ? 5e-5 : i < 4789 ? 0.2 * (1 - 2 * (i & 1)) : 0);

    // -80, -60, -50, -40 dBFS: leading, longest, trailing.
    assertThat(m.quietRuns)
        .containsExactly(0, 1200, 11, 0, 1200, 11, 1300, 1300, 11, 1300, 1300, 11);
  }

  @Test
  void tellsHowChannelsBelongTogether() {
    var sounds = new Sounds(48000, 7);
    float[][] run = new float[7][4800];
    for (int i = 0; i < 4800; i++) {
      float tone = (float) Math.sin(i * 0.1 + 0.05);
      run[0][i] = tone;
      run[1][i] = 0.5f * tone + 0.25f;
      run[2][i] = tone;
      run[3][i] = -tone;
      run[4][i] = tone;
      run[6][i] = tone;
    }
    AudioMeasures m = last(sounds.of(run));
    assertThat(m.correlation).hasSize(3);
    assertThat(m.correlation[0]).isCloseTo(1f, within(1e-4f));
    assertThat(m.correlation[1]).isEqualTo(-1f);
    assertThat(m.correlation[2]).isZero();
    assertThat(m.phase[1]).isEqualTo(-1f);
    assertThat(m.phase[2]).isZero();
  }

  private static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /** The first window of a sound of one channel. */
  private static AudioMeasures measure(int rate, IntToDoubleFunction value) {
    return last(new Sounds(rate, 1).of(rate / 10, value));
  }

  /** The last whole window of a sound. */
  private static AudioMeasures last(Sound sound) {
    AudioMeasures[] last = new AudioMeasures[1];
    new AudioMeter(measures -> last[0] = measures).add(sound, 0);
    return last[0];
  }
}
