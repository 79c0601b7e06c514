package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Sound;
import framewatch.wire.avro.AudioFormat;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioMeterTest {
  private final List<String> windows = new ArrayList<>();
  private final List<AudioMeasures> last = new ArrayList<>();
  private final AudioMeter meter =
      new AudioMeter(
          m -> {
            windows.add(m.timeUs + "+" + m.durationUs);
            last.clear();
            last.add(m);
          });

  @Test
  void cutsWindowsOnTheGridOfSamplesHoweverTheyArrive() {
    AudioFormat format = format(48000, 2);
    int[] lengths = {1024, 1, 4000, 9000, 375, 0, 30};
    long at = 0;
    for (int length : lengths) {
      meter.add(sound(format, length, i -> 0.1), 7 + at * 1_000_000 / 48000);
      at += length;
    }
    meter.flush();

    assertThat(windows).containsExactly("7+100000", "100007+100000", "200007+100000", "300007+625");
  }

  @Test
  void spreadsSamplesOverWindowsWhereTheRateIsNoMultipleOfTen() {
    meter.add(sound(format(11025, 1), 11025, i -> 0.1), 0);

    assertThat(windows).hasSize(10);
    // 1102 samples, then 1103.
    assertThat(windows.get(0)).isEqualTo("0+99955");
    assertThat(windows.get(1)).isEqualTo("99955+100045");
  }

  @Test
  void startsANewRunAfterAFlushAndAtANewFormat() {
    meter.add(sound(format(48000, 1), 100, i -> 0.1), 1000);
    assertThat(meter.nextTimeUs()).isEqualTo(1000 + 2083);
    meter.flush();
    assertThat(meter.nextTimeUs()).isEqualTo(Long.MIN_VALUE);
    meter.add(sound(format(48000, 1), 100, i -> 0.1), 500_000);
    meter.add(sound(format(44100, 2), 4410, i -> 0.1), 600_000);

    assertThat(windows).containsExactly("1000+2083", "500000+2083", "600000+100000");
    assertThat(last.get(0).channels).isEqualTo(2);
  }

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
    meter.add(sound(format(48000, 1), 9600, i -> 0.5 * Math.sin(Math.PI / 2 * i + Math.PI / 4)), 0);

    AudioMeasures m = last.get(0);
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
    meter.add(sounds.of(run), 0);

    AudioMeasures m = last.get(0);
    // The difference is 1, -2, 1 around a single sample; at the last one half of it is still due.
    assertThat(m.curvatureAt[0]).isEqualTo(at == 4799 ? 4799 : at + 1);
    assertThat(m.curvaturePeak[0]).isCloseTo(at == 4799 ? 0.1f : 0.2f, within(1e-3f));
    assertThat(m.curvaturePeak[0] / m.curvatureRms[0]).isGreaterThan(20);
  }

  @Test
  void hearsNoClickAndNoPeakWhereARunBegins() {
    for (int run = 0; run < 2; run++) {
      AudioMeasures m = measure(48000, i -> 0.7 * Math.cos(i * 0.01));
      assertThat(m.curvaturePeak[0]).isLessThan(1e-3f);
      assertThat(m.truePeak[0]).isCloseTo(0.7f, within(2e-3f));
      meter.flush();
    }
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
    meter.add(sounds.of(run), 0);

    AudioMeasures m = last.get(0);
    assertThat(m.correlation).hasSize(3);
    assertThat(m.correlation[0]).isCloseTo(1f, within(1e-4f));
    assertThat(m.correlation[1]).isEqualTo(-1f);
    assertThat(m.correlation[2]).isZero();
    assertThat(m.phase[1]).isEqualTo(-1f);
    assertThat(m.phase[2]).isZero();
  }

  @Test
  void takesWhatIsNoNumberForSilence() {
    float[] broken = new float[4 * 4800];
    float[] whole = new float[broken.length];
    for (int i = 0; i < broken.length; i++) {
      boolean damaged = i >= 4000 && i < 5000;
      broken[i] = damaged ? Float.NaN : (float) (0.3 * Math.sin(i * 0.05));
      whole[i] = damaged ? 0 : broken[i];
    }
    var sounds = new Sounds(48000, 2);
    meter.add(sounds.of(broken, whole), 0);

    AudioMeasures m = last.get(0);
    assertThat(m.peak[0]).isEqualTo(m.peak[1]);
    assertThat(m.truePeak[0]).isEqualTo(m.truePeak[1]);
    assertThat(m.weightedPower[0]).isEqualTo(m.weightedPower[1]);
    assertThat(m.correlation[0]).isEqualTo(1f);
  }

  @Test
  void givesNumbersWhateverTheDecoderGives() {
    float[] wild = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -3e38f, 1e-40f
    };
    float[] run = new float[3 * 4800];
    for (int i = 0; i < run.length; i++) {
      run[i] = wild[(i / 7) % wild.length];
    }
    var sounds = new Sounds(48000, 2);
    meter.add(sounds.of(run, run.clone()), 0);
    assertFinite(last.get(0));
    assertThat(last.get(0).peak[0]).isEqualTo(65536f);

    // The filters find back: after a second of silence nothing of it is left.
    meter.add(sounds.of(new float[48000], new float[48000]), 0);
    AudioMeasures m = last.get(0);
    assertThat(m.truePeak).containsOnly(0);
    assertThat(m.weightedPower[0]).isLessThan(1e-10f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 3000, 768_000})
  void givesNumbersAtUnusualRates(int rate) {
    meter.add(sound(format(rate, 2), 2 * rate, i -> Math.sin(i * 0.7 + i % 3)), 0);

    assertThat(windows).hasSize(20);
    assertFinite(last.get(0));
    assertThat(last.get(0).weightedPower[0]).isBetween(0.1f, 4f);
  }

  private static void assertFinite(AudioMeasures m) {
    float[][] all = {
      m.peak,
      m.truePeak,
      m.rms,
      m.dc,
      m.weightedPower,
      m.amplitudePercentiles,
      m.curvaturePeak,
      m.curvatureRms,
      m.correlation,
      m.phase
    };
    for (float[] values : all) {
      for (float value : values) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void measuresAWindowOfOneSample() {
    float[] run = new float[4801];
    Arrays.fill(run, 0.25f);
    run[4800] = -0.5f;
    meter.add(new Sounds(48000, 1).of(run), 0);
    meter.flush();

    assertThat(windows).containsExactly("0+100000", "100000+21");
    AudioMeasures m = last.get(0);
    assertFinite(m);
    assertThat(m.peak[0]).isEqualTo(0.5f);
    assertThat(m.curvaturePeak[0]).isEqualTo(0.75f);
    assertThat(m.quietRuns).containsOnly(1);
    assertThat(m.envelope).containsOnly((byte) 255);
  }

  @Test
  void allocatesNothingForAWindow() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var quiet = new AudioMeter(m -> {});
    Sound second = sound(format(48000, 2), 48000, i -> Math.sin(i * 0.1));
    quiet.add(second, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    quiet.add(second, 0);

    // Ten windows; the JVM itself may need a few bytes, not the kilobytes of an array.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024);
  }

  private AudioMeasures measure(int rate, IntToDoubleFunction value) {
    meter.add(sound(format(rate, 1), rate / 10, value), 0);
    return last.get(0);
  }

  private static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  private static AudioFormat format(int rate, int channels) {
    return AudioFormat.newBuilder()
        .setCodec("test")
        .setSampleRate(rate)
        .setChannels(channels)
        .setLayout(String.format(Locale.ROOT, "%d channels", channels))
        .build();
  }

  private static Sound sound(AudioFormat format, int length, IntToDoubleFunction value) {
    var sound = new Sound(format);
    sound.length = length;
    for (int channel = 0; channel < format.getChannels(); channel++) {
      sound.samples[channel] = new float[length];
      for (int i = 0; i < length; i++) {
        sound.samples[channel][i] = (float) value.applyAsDouble(i);
      }
    }
    return sound;
  }
}
