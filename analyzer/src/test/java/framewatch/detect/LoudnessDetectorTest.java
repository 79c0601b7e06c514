package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoudnessDetectorTest {

  /** Both channels together have 2.32 LU more than one has dBFS of its root mean square. */
  private static final double STEREO = 10 * Math.log10(2) - 0.691;

  private static Scene of(double seconds, double lufs) {
    return new Scene().sound(2, () -> new Window(2).level(lufs - STEREO)).moving(seconds);
  }

  @Test
  void reportsAProgrammeThatIsTooLoudAtItsEnd() {
    var scene = of(200, -5).end();
    assertThat(scene.see(LoudnessDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..200.00 WARNING ended");
    var values = scene.defects(LoudnessDetector.SPEC, Map.of()).get(0).values();
    assertThat(values.get("integrated")).isBetween(-5.01, -4.99);
    assertThat(values.get("momentary-max")).isBetween(-5.01, -4.99);
    assertThat(values.get("short-term-max")).isBetween(-5.01, -4.99);
    assertThat(values.get("range")).isBetween(0.0, 0.26);
  }

  @Test
  void acceptsOneWithinTheTolerance() {
    assertThat(of(200, -27.9).end().see(LoudnessDetector.SPEC)).isEmpty();
    assertThat(of(200, -8.1).end().see(LoudnessDetector.SPEC)).isEmpty();
  }

  @Test
  void judgesByTheTargetThatIsSet() {
    var settings = Map.of("loudness.target", "-23LUFS", "loudness.tolerance", "1LU");
    assertThat(of(200, -22.1).end().see(LoudnessDetector.SPEC, settings)).isEmpty();
    assertThat(of(200, -21.9).end().see(LoudnessDetector.SPEC, settings)).hasSize(2);
  }

  @Test
  void doesNotCountSilenceAndQuietPassages() {
    var scene = of(100, -23).sound(2, () -> new Window(2).level(-80)).moving(100);
    scene.sound(2, () -> new Window(2).level(-40 - STEREO)).moving(100);
    assertThat(scene.end().see(LoudnessDetector.SPEC)).isEmpty();
  }

  @Test
  void measuresTheLoudnessRange() {
    var scene = of(100, -16).sound(2, () -> new Window(2).level(-26 - STEREO)).moving(100);
    var settings = Map.of("loudness.target", "0LUFS");
    var values = scene.end().defects(LoudnessDetector.SPEC, settings).get(0).values();
    assertThat(values.get("range")).isBetween(9.7, 10.3);
  }

  @Test
  void measuresTheRangesOfTheTestSignalsOfEbuTech3342() {
    assertThat(rangeOf(-20, -30)).isBetween(9.5, 10.5);
    assertThat(rangeOf(-20, -15)).isBetween(4.5, 5.5);
    assertThat(rangeOf(-40, -20)).isBetween(19.5, 20.5);
    assertThat(rangeOf(-50, -35, -20, -35, -50)).isBetween(14.5, 15.5);
  }

  /** Of 20 s at each level, dBFS of a tone. */
  private static double rangeOf(double... levels) {
    var scene = new Scene();
    for (double level : levels) {
      scene.sound(2, () -> new Window(2).level(level - 3.01)).moving(20);
    }
    var settings = Map.of("loudness.programme", "0s", "loudness.target", "0LUFS");
    var defects = scene.end().defects(LoudnessDetector.SPEC, settings);
    return defects.get(0).values().get("range");
  }

  @Test
  void keepsNoMoreThanTheLoudnessThatOccurred() {
    var gates = LoudnessGates.NONE;
    for (int lufs : new int[] {-23, -40, -80, -15, -23}) {
      gates = gates.plus(Math.pow(10, (lufs + 0.691) / 10), lufs);
    }
    assertThat(gates.lowest()).isEqualTo(60);
    assertThat(gates.counts()).hasSize(51).endsWith(1);
    assertThat(gates.integrated()).isBetween(-18.58, -18.57);
  }

  @Test
  void goesOnAcrossADiscontinuity() {
    var scene = of(100, -5).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(100).end();
    assertThat(scene.see(LoudnessDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..200.00 WARNING ended");
  }

  @Test
  void doesNotJudgeAnExcerptNorAStreamThatBreaksOff() {
    assertThat(of(110, -5).end().see(LoudnessDetector.SPEC)).isEmpty();
    assertThat(of(200, -5).mark(Mark.Kind.LOST, 0, 0).see(LoudnessDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesAProgrammeWithoutSoundToTheSilenceDetector() {
    assertThat(of(200, -100).end().see(LoudnessDetector.SPEC)).isEmpty();
  }
}
