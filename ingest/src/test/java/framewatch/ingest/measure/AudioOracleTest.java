package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.ingest.source.MediaFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of sound against FFmpeg's own filters, on the same media. */
class AudioOracleTest {
  @TempDir Path folder;

  @Test
  void agreesWithAstats() throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.wav",
            "-f lavfi -i sine=f=997:r=44100:d=2 -f lavfi -i anoisesrc=r=44100:d=2:a=0.3:s=1",
            "-filter_complex [0]dcshift=0.1[a];[a][1]amerge",
            "-c:a pcm_s16le");
    var theirs =
        new FilterOutput(
            MediaFiles.run(
                folder,
                "-i a.wav -af asetnsamples=4410,astats=metadata=1:reset=1,ametadata=print:file=-"
                    + " -f null -"));

    List<float[]> ours =
        Windows.of(
            file, m -> new float[] {m.peak[0], m.peak[1], m.dc[0], m.dc[1], m.rms[0], m.rms[1]});

    assertThat(ours).hasSize(20);
    double peak = 0;
    double dc = 0;
    double rms = 0;
    for (int channel = 0; channel < 2; channel++) {
      String prefix = "astats.%d.".formatted(channel + 1);
      List<Double> peaks = theirs.values(prefix + "Peak_level");
      List<Double> offsets = theirs.values(prefix + "DC_offset");
      List<Double> levels = theirs.values(prefix + "RMS_level");
      for (int i = 0; i < 20; i++) {
        float[] m = ours.get(i);
        // astats leaves the offset in.
        double withOffset = Math.hypot(m[4 + channel], m[2 + channel]);
        peak = Math.max(peak, distance(db(m[channel]), peaks, i));
        dc = Math.max(dc, distance(m[2 + channel], offsets, i));
        rms = Math.max(rms, distance(db(withOffset), levels, i));
      }
    }
    Deviations.record("peak", "astats Peak_level", "dB", peak, 0.01);
    Deviations.record("dc", "astats DC_offset", "of full scale", dc, 1e-4);
    Deviations.record("rms, with dc", "astats RMS_level", "dB", rms, 0.01);
  }

  @ParameterizedTest(name = "{0} Hz, {1}")
  @CsvSource({
    "44100, stereo, 1 1",
    "48000, mono, 1",
    "48000, 5.1, 1 1 1 0 1.41 1.41",
    "96000, 5.1(side), 1 1 1 0 1.41 1.41",
    "32000, stereo, 1 1",
    "8000, mono, 1"
  })
  void agreesWithEbur128(int rate, String layout, String weights) throws Exception {
    double[] weight = Arrays.stream(weights.split(" ", -1)).mapToDouble(Double::valueOf).toArray();
    Path file =
        MediaFiles.make(
            folder,
            "a.wav",
            "-f lavfi -i aevalsrc=%s:s=%d:c=%s:d=12".formatted(voices(weight.length), rate, layout),
            "-c:a pcm_f32le");
    var theirs =
        new FilterOutput(
            MediaFiles.run(
                folder,
                "-i a.wav -af ebur128=peak=true:metadata=1,ametadata=print:file=- -f null -"));

    var loudness = new Loudness(weight);
    double[] peaks = new double[weight.length];
    List<float[]> ours = Windows.of(file, m -> m.weightedPower.clone());
    List<float[]> truePeaks = Windows.of(file, m -> m.truePeak.clone());

    assertThat(ours).hasSize(120);
    List<Double> theirMomentary = theirs.values("r128.M");
    List<Double> theirShortTerm = theirs.values("r128.S");
    double momentary = 0;
    double shortTerm = 0;
    for (int i = 0; i < ours.size(); i++) {
      loudness.add(ours.get(i));
      for (int channel = 0; channel < peaks.length; channel++) {
        peaks[channel] = Math.max(peaks[channel], truePeaks.get(i)[channel]);
      }
      if (i >= 3) {
        momentary = Math.max(momentary, distance(loudness.momentary(i), theirMomentary, i));
      }
      if (i >= 29) {
        shortTerm = Math.max(shortTerm, distance(loudness.shortTerm(i), theirShortTerm, i));
      }
    }
    double truePeak = 0;
    for (int channel = 0; channel < peaks.length; channel++) {
      List<Double> their = theirs.values("r128.true_peaks_ch" + channel);
      truePeak = Math.max(truePeak, Math.abs(db(peaks[channel]) - db(their.get(119))));
    }
    Deviations.record("weightedPower, as momentary loudness", "ebur128", "LU", momentary, 0.1);
    Deviations.record("weightedPower, as short-term loudness", "ebur128", "LU", shortTerm, 0.1);
    Deviations.record(
        "weightedPower, as integrated loudness",
        "ebur128",
        "LU",
        distance(loudness.integrated(), theirs.values("r128.I"), 119),
        0.1);
    Deviations.record("truePeak", "ebur128", "dB", truePeak, 0.2);
  }

  /** Something else on each channel: level and pitch change, and there is noise in it. */
  private static String voices(int channels) {
    return IntStream.range(0, channels)
        .mapToObj(
            i ->
                "0.3*sin(2*PI*t*(%d+%d*t))*(0.02+pow(sin(t/3+%d)\\,2))+0.01*(random(%d)-0.5)"
                    .formatted(100 + 150 * i, 40 + 10 * i, i, i))
        .collect(Collectors.joining("|"));
  }

  @Test
  void agreesWithAphasemeter() throws Exception {
    Path file =
        MediaFiles.make(
            folder,
            "a.wav",
            "-f lavfi -i aevalsrc=0.3*sin(900*t)+0.1*random(0)|0.3*sin(900*t+t)+0.1*random(1)"
                + ":s=44100:c=stereo:d=6",
            "-c:a pcm_f32le");
    var theirs =
        new FilterOutput(
            MediaFiles.run(
                folder,
                "-i a.wav -af asetnsamples=4410,aphasemeter=video=0,ametadata=print:file=-"
                    + " -f null -"));

    List<Float> ours = Windows.of(file, m -> m.phase[0]);

    assertThat(ours).hasSize(60);
    // It must have been tried on sound in phase and out of phase.
    assertThat(Collections.min(ours)).isLessThan(-0.5f);
    assertThat(Collections.max(ours)).isGreaterThan(0.5f);
    List<Double> phases = theirs.values("aphasemeter.phase");
    double worst = 0;
    for (int i = 0; i < ours.size(); i++) {
      worst = Math.max(worst, distance(ours.get(i), phases, i));
    }
    Deviations.record("phase", "aphasemeter", "of 2", worst, 1e-4);
  }

  private static double distance(double ours, List<Double> theirs, int i) {
    return Math.abs(ours - theirs.get(i));
  }

  private static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }
}
