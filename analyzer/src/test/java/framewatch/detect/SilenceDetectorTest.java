package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceDetectorTest {

  private static Scene sounding(double seconds) {
    return new Scene().sound(2, () -> new Window(2)).moving(seconds);
  }

  private static Window silent() {
    return new Window(2).level(-127);
  }

  @Test
  void reportsASilence() {
    var scene =
        sounding(5)
            .sound(2, SilenceDetectorTest::silent)
            .moving(3)
            .sound(2, () -> new Window(2))
            .moving(1)
            .end();
    assertThat(scene.see(SilenceDetector.SPEC))
        .containsExactly(
            "open 5.00 INFO", "update 5.00..7.00 WARNING", "close 5.00..8.00 WARNING recovered");
  }

  @Test
  void findsTheEdgesInsideTheWindows() {
    var scene = sounding(1);
    long startUs = scene.nowUs();
    scene.add(new Window(2).envelope(0, 9, 20, -80).envelope(1, 9, 20, -80).at(startUs));
    for (int i = 1; i < 20; i++) {
      scene.add(silent().at(startUs + i * 100_000L));
    }
    scene.add(new Window(2).envelope(0, 0, 3, -80).envelope(1, 0, 3, -80).at(startUs + 2_000_000));
    scene.add(new Window(2).at(startUs + 2_100_000));
    scene.add(new Window(2).at(startUs + 2_200_000));
    var closed = scene.defects(SilenceDetector.SPEC, Map.of()).get(1);
    assertThat(closed.startUs()).isEqualTo(1_045_000);
    assertThat(closed.endUs()).isEqualTo(3_015_000);
  }

  @Test
  void reportsASilenceThatReachesTheEndOfTheStream() {
    var scene = sounding(5).sound(2, SilenceDetectorTest::silent).moving(1).end();
    assertThat(scene.see(SilenceDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..6.00 INFO ended");
  }

  @Test
  void leavesOutAPause() {
    var scene = sounding(1).sound(2, () -> new Window(2).level(-70)).moving(0.9);
    assertThat(scene.sound(2, () -> new Window(2)).moving(1).end().see(SilenceDetector.SPEC))
        .isEmpty();
  }

  @Test
  void reportsSoundThatIsCutOffSooner() {
    var scene = sounding(1).sound(2, SilenceDetectorTest::silent).moving(0.8);
    assertThat(scene.sound(2, () -> new Window(2)).moving(1).end().see(SilenceDetector.SPEC))
        .containsExactly("open 1.00 INFO", "close 1.00..1.80 INFO recovered");
    scene = sounding(1).sound(2, SilenceDetectorTest::silent).moving(0.6);
    assertThat(scene.sound(2, () -> new Window(2)).moving(1).end().see(SilenceDetector.SPEC))
        .isEmpty();
  }

  @Test
  void leavesOutAPauseThatSoundDiesAwayInto() {
    var scene = sounding(1);
    long startUs = scene.nowUs();
    var dying = new Window(2);
    for (int channel = 0; channel < 2; channel++) {
      for (int step = 0; step < AudioWindow.ENVELOPE_STEPS; step++) {
        dying.envelope(channel, step, step + 1, -20 - 4 * step);
      }
    }
    scene.add(dying.at(startUs));
    for (int i = 1; i < 9; i++) {
      scene.add(silent().at(startUs + i * 100_000L));
    }
    scene.add(new Window(2).at(startUs + 900_000)).add(new Window(2).at(startUs + 1_000_000));
    assertThat(scene.end().see(SilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void endsAtADiscontinuity() {
    var scene =
        new Scene()
            .sound(2, SilenceDetectorTest::silent)
            .moving(1)
            .mark(Mark.Kind.DISCONTINUITY, 0, 0)
            .moving(0.6)
            .end();
    assertThat(scene.see(SilenceDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO discontinuity");
  }

  @Test
  void takesRoomNoiseBelowTheLevelForSilence() {
    var scene = new Scene().sound(2, () -> new Window(2).level(-70)).moving(1).end();
    assertThat(scene.see(SilenceDetector.SPEC)).hasSize(2);
  }

  @Test
  void takesQuietSoundForSound() {
    var scene = new Scene().sound(2, () -> new Window(2).level(-55)).moving(5).end();
    assertThat(scene.see(SilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void doesNotHearAnOffset() {
    var scene = new Scene().sound(2, () -> silent().dc(0, 0.05)).moving(1).end();
    assertThat(scene.see(SilenceDetector.SPEC)).hasSize(2);
  }

  @Test
  void isNotSilentWhileOneChannelSounds() {
    var scene = new Scene().sound(2, () -> silent().level(1, -30)).moving(5).end();
    assertThat(scene.see(SilenceDetector.SPEC)).isEmpty();
  }

  @Test
  void takesTheRingingOfACodecForSilence() {
    var scene = sounding(1);
    long startUs = scene.nowUs();
    var stops = new Window(2);
    var returns = new Window(2);
    for (int channel = 0; channel < 2; channel++) {
      stops.envelope(channel, 9, 12, -54).envelope(channel, 12, 20, -90);
      returns.envelope(channel, 0, 3, -90).envelope(channel, 3, 5, -50);
    }
    scene.add(stops.at(startUs));
    for (int i = 1; i < 20; i++) {
      scene.add(silent().at(startUs + i * 100_000L));
    }
    scene.add(returns.at(startUs + 2_000_000));
    scene.add(new Window(2).at(startUs + 2_100_000));
    scene.add(new Window(2).at(startUs + 2_200_000));
    var closed = scene.defects(SilenceDetector.SPEC, Map.of()).get(1);
    assertThat(closed.startUs()).isEqualTo(1_045_000);
    assertThat(closed.endUs()).isEqualTo(3_025_000);
  }

  @Test
  void beginsAFadeWhereItIsSilent() {
    var scene = sounding(1);
    var fade = new Window(2);
    for (int step = 0; step < 20; step++) {
      fade.envelope(0, step, step + 1, -40 - 2 * step).envelope(1, step, step + 1, -40 - 2 * step);
    }
    scene.add(fade.at(scene.nowUs()));
    for (int i = 1; i < 20; i++) {
      scene.add(silent().at(scene.nowUs() + i * 100_000L));
    }
    assertThat(scene.end().defects(SilenceDetector.SPEC, Map.of()).get(0).startUs())
        .isEqualTo(1_050_000);
  }
}
