package framewatch.detect;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import framewatch.detect.Interactions.Interaction;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of {@link Interactions} on a stream that has what the winner reports. */
class InteractionsTest {

  private static final Map<String, Supplier<Scene>> SCENES =
      Map.ofEntries(
          entry("black", () -> live().black(5)),
          entry("solid-colour", () -> cut(() -> new Frame().flat(128))),
          entry("test-card", () -> cut(() -> new Frame().bars(7))),
          entry("slate", () -> cut(() -> new Frame().slate())),
          entry("freeze", () -> live().frozen(5)),
          entry("stutter", () -> leftOut(repeated(live()))),
          entry("flash", () -> flashing(live())),
          entry("block-corruption", () -> damaged(live())),
          entry("silence", () -> heard(() -> new Window(2).level(-100))),
          entry("channel-silence", () -> heard(() -> new Window(2).level(1, -100))),
          entry("missing-track", () -> withoutSound(live())),
          entry("discontinuity", () -> away(live())),
          entry("ts-errors", () -> lossy(live())),
          entry("truncated", () -> brokenOff(live())),
          entry("stalled", () -> back(live().mark(Mark.Kind.STALLED, 5, 0).nothing(5))));

  private static Scene live() {
    return new Scene().sound(2, () -> new Window(2)).moving(5);
  }

  private static Scene heard(Supplier<Window> window) {
    return live().sound(2, window).moving(5).sound(2, () -> new Window(2));
  }

  private static Scene cut(Supplier<Frame> still) {
    return live().frames(0.04, () -> still.get().cut()).frames(4.96, () -> still.get().still());
  }

  private static Scene repeated(Scene scene) {
    for (int i = 0; i < 10; i++) {
      scene.moving(0.04).frozen(0.12);
    }
    return scene;
  }

  /** Frames are missing, and the timestamps say so. */
  private static Scene leftOut(Scene scene) {
    for (int i = 0; i < 5; i++) {
      jump(scene.moving(0.04), Mark.Track.VIDEO, 0.24).nothing(0.24);
    }
    return scene;
  }

  private static Scene jump(Scene scene, Mark.Track track, double seconds) {
    return scene.mark(Mark.Kind.DISCONTINUITY, track, seconds, 0);
  }

  /** Blocks in frames that the decoder has flagged. */
  private static Scene damaged(Scene scene) {
    return scene.frames(1, () -> BlockCorruptionDetectorTest.damaged().decodeErrors(4));
  }

  private static Scene withoutSound(Scene scene) {
    long fromUs = scene.nowUs();
    scene.noSound().moving(5);
    long goneUs = scene.nowUs() - fromUs;
    var kind = Mark.Kind.DISCONTINUITY;
    scene.add(new Mark(kind, fromUs, goneUs, 0, 0, Mark.Track.AUDIO, "", null, null));
    return scene.sound(2, () -> new Window(2));
  }

  /** Both tracks are away, the picture a little longer. */
  private static Scene away(Scene scene) {
    jump(scene, Mark.Track.AUDIO, 1.8).nothing(1.8).moving(0.04);
    return jump(scene, Mark.Track.VIDEO, 2.2);
  }

  private static Scene lossy(Scene scene) {
    scene.mark(Mark.Kind.CORRUPT, Mark.Track.AUDIO, 0, 3);
    scene.mark(Mark.Kind.CORRUPT, Mark.Track.VIDEO, 0, 1);
    scene.frames(0.04, () -> new Frame().corruptPacket()).mark(Mark.Kind.DECODE_ERROR, 0, 1);
    return jump(scene, Mark.Track.AUDIO, 0.15);
  }

  private static Scene brokenOff(Scene scene) {
    scene.mark(Mark.Kind.CORRUPT, Mark.Track.VIDEO, 0, 1);
    return scene.mark(Mark.Kind.DECODE_ERROR, 0, 1).moving(0.08).mark(Mark.Kind.ENDED, 5, 0);
  }

  private static Scene back(Scene scene) {
    return jump(jump(scene, Mark.Track.VIDEO, -3).moving(0.2), Mark.Track.AUDIO, -2.5);
  }

  private static Scene flashing(Scene scene) {
    for (int i = 0; i < 15; i++) {
      scene
          .frames(0.08, () -> new Frame().luma(180, 10).tiles(180).moving(60))
          .frames(0.08, () -> new Frame().luma(60, 10).tiles(60).moving(60));
    }
    return scene;
  }

  static Stream<Interaction> interactions() {
    return Interactions.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("interactions")
  void theWinnerReportsAndTheLosersDoNot(Interaction interaction) {
    Supplier<Scene> scene = SCENES.get(interaction.winner());
    assertThat(scene).as("a scene for " + interaction.winner()).isNotNull();
    assertThat(reports(interaction.winner(), scene)).as(interaction.winner()).isNotEmpty();
    for (String loser : interaction.losers()) {
      assertThat(reports(loser, scene))
          .as(loser + " where it is " + interaction.winner())
          .isEmpty();
    }
  }

  /** To 0.7 s a hole in the sound is a dropout, from there on silence. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.6, 0.7, 0.8, 1.1, 2})
  void aHoleIsADropoutOrSilence(double seconds) {
    Supplier<Scene> scene =
        () ->
            live()
                .sound(2, () -> new Window(2).level(-120))
                .moving(seconds)
                .sound(2, () -> new Window(2))
                .moving(2);
    assertThat(reports("dropout", scene).isEmpty()).isEqualTo(seconds >= 0.7);
    assertThat(reports("silence", scene).isEmpty()).isEqualTo(seconds < 0.7);
  }

  private static List<String> reports(String name, Supplier<Scene> scene) {
    Spec<?> spec = Detectors.named(List.of(name)).get(0);
    return scene.get().moving(3).end().see(spec);
  }
}
