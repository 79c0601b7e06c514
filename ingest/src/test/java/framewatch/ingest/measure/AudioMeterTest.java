package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Sound;
import framewatch.wire.avro.AudioFormat;
import java.util.ArrayList;
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
