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
    var scene = of(200, -19).end();
    assertThat(scene.see(LoudnessDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..200.00 WARNING ended");
    var values = scene.defects(LoudnessDetector.SPEC, Map.of()).get(0).values();
    assertThat(values.get("integrated")).isBetween(-19.01, -18.99);
    assertThat(values.get("momentary-max")).isBetween(-19.01, -18.99);
    assertThat(values.get("short-term-max")).isBetween(-19.01, -18.99);
    assertThat(values.get("range")).isBetween(0.0, 0.26);
  }

  @Test
  void acceptsOneWithinTheTolerance() {
    assertThat(of(200, -22.1).end().see(LoudnessDetector.SPEC)).isEmpty();
  }

  @Test
  void judgesByTheTargetThatIsSet() {
    assertThat(
            of(200, -22.1).end().see(LoudnessDetector.SPEC, Map.of("loudness.target", "-24LUFS")))
        .hasSize(2);
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
    var values = scene.end().defects(LoudnessDetector.SPEC, Map.of()).get(0).values();
    assertThat(values.get("range")).isBetween(9.7, 10.3);
  }

  @Test
  void goesOnAcrossADiscontinuity() {
    var scene = of(100, -16).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(100).end();
    assertThat(scene.see(LoudnessDetector.SPEC))
        .containsExactly("open 0.00 WARNING", "close 0.00..200.00 WARNING ended");
  }

  @Test
  void doesNotJudgeAnExcerptNorAStreamThatBreaksOff() {
    assertThat(of(110, -10).end().see(LoudnessDetector.SPEC)).isEmpty();
    assertThat(of(200, -10).mark(Mark.Kind.LOST, 0, 0).see(LoudnessDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesAProgrammeWithoutSoundToTheSilenceDetector() {
    assertThat(of(200, -100).end().see(LoudnessDetector.SPEC)).isEmpty();
  }
}
