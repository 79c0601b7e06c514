package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.ingest.source.MediaFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  /** Notes that change, and noise. */
  private static final String MUSIC =
      "aevalsrc=0.2*sin(2*PI*t*(200+100*floor(mod(t*7\\,9))))+0.15*sin(2*PI*t*(350+90*floor(mod(t*3\\,7))))"
          + "+0.1*sin(2*PI*t*(900+170*floor(mod(t*5\\,5))))+0.05*(random(0)-0.5):s=48000:c=mono:d=7";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c:a aac -b:a 64k a.m4a",
        "-af volume=-20dB -c:a pcm_s16le a.wav",
        "-ar 44100 -c:a aac -b:a 96k a.m4a",
        "-ac 2 -c:a libopus -b:a 48k a.mka"
      })
  void survivesLevelRateAndCodec(String encoding) throws Exception {
    List<Integer> original = fingerprints("-c:a pcm_f32le original.wav", MUSIC);
    List<Integer> copy = fingerprints(encoding, MUSIC);

    assertThat(errors(original, copy)).isLessThan(0.15);
  }

  @Test
  void tellsOtherSoundApart() throws Exception {
    List<Integer> one = fingerprints("-c:a pcm_f32le one.wav", MUSIC);
    List<Integer> other =
        fingerprints("-c:a pcm_f32le other.wav", "anoisesrc=r=48000:d=7:a=0.3:c=pink:s=2");

    assertThat(errors(one, other)).isBetween(0.4, 0.6);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44100, 48000})
  void isTheSignOfEnergyDifferences(int rate) {
    float[] run = new float[rate / 2];
    var random = new Random(5);
    for (int i = 0; i < run.length; i++) {
      run[i] = (float) (0.1 * random.nextGaussian());
    }
    var fingerprint = new Fingerprint(rate, 1, rate / 10);
    int equal = 0;
    for (int from = 0; from < run.length; from += rate / 10) {
      float[] samples = Arrays.copyOfRange(run, from, from + rate / 10);
      int ours = fingerprint.measure(new float[][] {samples}, 0, samples.length);
      equal += 32 - Integer.bitCount(ours ^ PlainFingerprint.of(run, from + rate / 10, rate));
    }
    // Of 160 bits; bands begin at whole lines of the spectrum, and few differences are near 0.
    assertThat(equal).isGreaterThanOrEqualTo(152);
  }

  private List<Integer> fingerprints(String encoding, String sound) throws Exception {
    MediaFiles.run(folder, "-f lavfi -i " + sound + " " + encoding);
    Path file = folder.resolve(encoding.substring(encoding.lastIndexOf(' ') + 1));
    return Windows.of(file, measures -> measures.fingerprint);
  }

  /** Share of bits that differ. */
  private static double errors(List<Integer> one, List<Integer> other) {
    // The first windows hear how a decoder starts.
    int windows = Math.min(one.size(), other.size()) - 1;
    return IntStream.range(4, windows)
        .mapToDouble(i -> Integer.bitCount(one.get(i) ^ other.get(i)) / 32.0)
        .average()
        .orElseThrow();
  }
}
