package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of sound against plain code that follows their definitions. */
class AudioReferenceTest {
  private static final double[] LEVELS = {1e-4, 1e-3, 3.162278e-3, 1e-2};
  private static final double[] SHARES = {0.5, 0.9, 0.99};

  private int windows;

  @ParameterizedTest(name = "{0} Hz, {1} channels")
  @CsvSource({
    "8000, 1",
    "11025, 3",
    "22050, 2",
    "44100, 2",
    "48000, 1",
    "48000, 6",
    "48000, 16",
    "96000, 1",
    "192000, 2"
  })
  void measuresWhatTheDefinitionsSay(int rate, int channels) {
    float[][] run = new float[channels][rate * 43 / 100];
    for (int channel = 0; channel < channels; channel++) {
      fill(run[channel], new Random(channel));
    }
    long[] before = {0};
    var meter =
        new AudioMeter(
            measures -> {
              int from = (int) before[0];
              int to = from + (int) Math.round(measures.durationUs * (double) rate / 1e6);
              before[0] = to;
              windows++;
              compare(measures, run, from, to, rate);
            });

    var sounds = new Sounds(rate, channels);
    int[] lengths = {1024, 1, 700, 1152};
    for (int at = 0, i = 0; at < run[0].length; i++) {
      int length = Math.min(lengths[i % lengths.length], run[0].length - at);
      meter.add(sounds.of(run, at, length), 0);
      at += length;
    }
    meter.flush();

    assertThat(windows).isEqualTo(5);
  }

  /** Tones, noise, flat tops, near silence and digital silence, for some milliseconds each. */
  private static void fill(float[] samples, Random random) {
    double offset = random.nextInt(3) == 0 ? 0.05 : 0;
    for (int from = 0; from < samples.length; ) {
      int to = Math.min(samples.length, from + 1 + random.nextInt(samples.length / 7));
      double pitch = random.nextDouble();
      double gain = Math.pow(10, -5 * random.nextDouble());
      int kind = random.nextInt(5);
      for (int i = from; i < to; i++) {
        double tone = Math.sin(i * pitch);
        double value =
            switch (kind) {
              case 0 -> gain * tone;
              case 1 -> gain * random.nextGaussian();
              case 2 -> Math.max(-1, Math.min(1, 3 * tone));
              case 3 -> Math.max(-0.3, Math.min(0.3, tone));
              default -> 0;
            };
        samples[i] = (float) (value + offset);
      }
      from = to;
    }
  }

  private static void compare(AudioMeasures m, float[][] run, int from, int to, int rate) {
    PlainSound previous = null;
    for (int channel = 0; channel < m.channels; channel++) {
      double[] samples = new double[run[channel].length];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = run[channel][i];
      }
      var plain = new PlainSound(samples, from, to);
      compare(m, channel, plain, rate);
      if (channel % 2 == 1) {
        near(m.phase[channel / 2], plain.phase(previous));
        near(m.correlation[channel / 2], plain.correlation(previous));
      }
      previous = plain;
    }
  }

  private static void compare(AudioMeasures m, int channel, PlainSound plain, int rate) {
    near(m.peak[channel], plain.peak());
    near(m.truePeak[channel], plain.truePeak());
    near(m.dc[channel], plain.dc());
    near(m.rms[channel], plain.rms());
    if (rate == 48000) {
      near(m.weightedPower[channel], plain.weightedPower());
    }
    for (int i = 0; i < SHARES.length; i++) {
      double expected = Math.max(1e-7, plain.percentile(SHARES[i]));
      double ours = Math.max(1e-7, m.amplitudePercentiles[3 * channel + i]);
      // The mean is rounded, which shows where nothing but the mean is there.
      assertThat(20 * Math.log10(ours / expected))
          .as("percentile %d of %s", i, plain)
          .isCloseTo(0, expected < 1e-6 ? within(12.0) : within(0.15));
    }
    assertThat(m.fullScaleRun[channel]).isEqualTo(plain.runAtCeiling(0.999f));
    assertThat(m.peakRun[channel])
        .isEqualTo(m.peak[channel] == 0 ? 0 : plain.runAtCeiling(0.999f * m.peak[channel]));
    for (int i = 0; i < LEVELS.length; i++) {
      int at = 12 * channel + 3 * i;
      assertThat(new int[] {m.quietRuns[at], m.quietRuns[at + 1], m.quietRuns[at + 2]})
          .as("quiet at %s, %s", LEVELS[i], plain)
          .isEqualTo(plain.quietRuns(LEVELS[i]));
    }
    near(m.curvaturePeak[channel], plain.curvaturePeak());
    near(m.curvatureRms[channel], plain.curvatureRms());
    near(m.curvaturePeak[channel], plain.curvatureAt(m.curvatureAt[channel]));
    double[] envelope = plain.envelope();
    for (int i = 0; i < envelope.length; i++) {
      assertThat((m.envelope[20 * channel + i] & 0xff) / 2.0).isCloseTo(envelope[i], within(0.26));
    }
  }

  private static void near(float ours, double expected) {
    assertThat((double) ours).isCloseTo(expected, Offset.offset(2e-6 * Math.max(1, expected)));
  }
}
