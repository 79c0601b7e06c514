package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framewatch.ingest.source.Sound;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    var sounds = new Sounds(48000, 2);
    int[] lengths = {1024, 1, 4000, 9000, 375, 0, 30};
    long at = 0;
    for (int length : lengths) {
      meter.add(sounds.of(length, i -> 0.1), 7 + at * 1_000_000 / 48000);
      at += length;
    }
    meter.flush();

    assertThat(windows).containsExactly("7+100000", "100007+100000", "200007+100000", "300007+625");
  }

  @Test
  void spreadsSamplesOverWindowsWhereTheRateIsNoMultipleOfTen() {
    meter.add(new Sounds(11025, 1).of(11025, i -> 0.1), 0);

    assertThat(windows).hasSize(10);
    // 1102 samples, then 1103.
    assertThat(windows.get(0)).isEqualTo("0+99955");
    assertThat(windows.get(1)).isEqualTo("99955+100045");
  }

  @Test
  void startsANewRunAfterAFlushAndAtANewFormat() {
    meter.add(new Sounds(48000, 1).of(100, i -> 0.1), 1000);
    assertThat(meter.nextTimeUs()).isEqualTo(1000 + 2083);
    meter.flush();
    assertThat(meter.nextTimeUs()).isEqualTo(Long.MIN_VALUE);
    meter.add(new Sounds(48000, 1).of(100, i -> 0.1), 500_000);
    meter.add(new Sounds(44100, 2).of(4410, i -> 0.1), 600_000);

    assertThat(windows).containsExactly("1000+2083", "500000+2083", "600000+100000");
    assertThat(last.get(0).channels).isEqualTo(2);
  }

  @Test
  void hearsNoClickAndNoPeakWhereARunBegins() {
    for (int run = 0; run < 2; run++) {
      meter.add(new Sounds(48000, 1).of(4800, i -> 0.7 * Math.cos(i * 0.01)), 0);
      AudioMeasures m = last.get(0);
      assertThat(m.curvaturePeak[0]).isLessThan(1e-3f);
      assertThat(m.truePeak[0]).isCloseTo(0.7f, within(2e-3f));
      meter.flush();
    }
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
    meter.add(new Sounds(rate, 2).of(2 * rate, i -> Math.sin(i * 0.7 + i % 3)), 0);

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
    Sound second = new Sounds(48000, 2).of(48000, i -> Math.sin(i * 0.1));
    quiet.add(second, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    quiet.add(second, 0);

    // Ten windows; the JVM itself may need a few bytes, not the kilobytes of an array.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024);
  }
}
