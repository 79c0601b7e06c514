package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutDetectorTest {

  private static Window hole(int from, int to) {
    return new Window(2).envelope(0, from, to, -127).envelope(1, from, to, -127);
  }

  private static Scene with(Window... windows) {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(5);
    long startUs = scene.nowUs();
    for (int i = 0; i < 40; i++) {
      var window = i < windows.length ? windows[i] : new Window(2);
      scene.add(window.at(startUs + i * 100_000L));
    }
    return scene;
  }

  @Test
  void reportsAHoleInTheSound() {
    assertThat(with(hole(4, 8)).end().see(DropoutDetector.SPEC))
        .containsExactly("open 5.02 INFO", "close 5.02..5.04 INFO recovered");
  }

  @Test
  void findsItAcrossWindows() {
    assertThat(with(hole(12, 20), hole(0, 6)).end().see(DropoutDetector.SPEC))
        .containsExactly("open 5.06 INFO", "close 5.06..5.13 INFO recovered");
  }

  @Test
  void takesHolesThatFollowOneAnotherForOneDefect() {
    var scene = new Scene();
    for (int i = 0; i < 3; i++) {
      scene.sound(2, () -> new Window(2)).moving(1).sound(2, () -> hole(4, 8)).moving(0.2);
    }
    scene.sound(2, () -> new Window(2)).moving(1).end();
    assertThat(scene.see(DropoutDetector.SPEC))
        .startsWith("open 1.02 INFO")
        .endsWith("close 1.02..3.54 WARNING ended");
  }

  @Test
  void findsItWhereACodecLetsItsEdgesRing() {
    var hole = hole(4, 12);
    for (int channel = 0; channel < 2; channel++) {
      hole.envelope(channel, 4, 5, -55).envelope(channel, 11, 12, -52);
    }
    assertThat(with(hole).end().see(DropoutDetector.SPEC)).hasSize(2);
  }

  @Test
  void findsOneThatIsNearlySilence() {
    assertThat(nothing(6).see(DropoutDetector.SPEC))
        .containsExactly("open 5.02 INFO", "close 5.02..5.62 INFO recovered");
  }

  @Test
  void leavesLongerHolesToTheSilenceDetector() {
    assertThat(nothing(10).see(DropoutDetector.SPEC)).isEmpty();
  }

  /** From 20 ms into a window to 20 ms into one so many later. */
  private static Scene nothing(int windows) {
    var holes = new Window[windows + 1];
    Arrays.setAll(holes, i -> i == 0 ? hole(4, 20) : i < windows ? hole(0, 20) : hole(0, 4));
    return with(holes).end();
  }

  @Test
  void takesThePausesOfARoomForPauses() {
    var pause = new Window(2).envelope(0, 4, 12, -70).envelope(1, 4, 12, -70);
    assertThat(with(pause).end().see(DropoutDetector.SPEC)).isEmpty();
  }

  @Test
  void takesHolesForTheSoundsOwnWhereItOftenFallsAsLowByItself() {
    var dies = hole(8, 12).envelope(0, 5, 8, -48).envelope(1, 5, 8, -48);
    assertThat(with(dies, dies, new Window(2), hole(4, 8)).end().see(DropoutDetector.SPEC))
        .isEmpty();
  }

  @Test
  void leavesAHoleInOneChannelOut() {
    assertThat(with(new Window(2).envelope(0, 4, 8, -127)).end().see(DropoutDetector.SPEC))
        .isEmpty();
  }

  @Test
  void takesSoundThatDiesAwayForSound() {
    var dies = hole(8, 12).envelope(0, 5, 8, -48).envelope(1, 5, 8, -48);
    assertThat(with(dies).end().see(DropoutDetector.SPEC)).isEmpty();
  }

  @Test
  void takesACutToOtherSoundForACut() {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(5);
    scene.sound(2, () -> hole(4, 8)).moving(0.1);
    scene.sound(2, () -> new Window(2).level(-28)).moving(4).end();
    assertThat(scene.see(DropoutDetector.SPEC)).isEmpty();
  }

  @Test
  void takesAHoleAtACutOfThePictureForAJoin() {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(5);
    scene.sound(2, () -> hole(4, 8)).frames(0.1, () -> new Frame().cut());
    scene.sound(2, () -> new Window(2)).moving(4).end();
    assertThat(scene.see(DropoutDetector.SPEC)).isEmpty();
  }

  @Test
  void saysNothingAcrossADiscontinuity() {
    var scene = new Scene().sound(2, () -> new Window(2)).moving(1).sound(2, () -> hole(10, 20));
    scene.moving(0.1).mark(Mark.Kind.DISCONTINUITY, 0, 0);
    scene.sound(2, () -> new Window(2)).moving(1).end();
    assertThat(scene.see(DropoutDetector.SPEC)).isEmpty();
  }
}
