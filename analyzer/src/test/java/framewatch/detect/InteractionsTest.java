package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.detect.Interactions.Interaction;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of {@link Interactions} on a stream that has what the winner reports. */
class InteractionsTest {

  private static final Map<String, Supplier<Scene>> SCENES =
      Map.of(
          "black", () -> live().black(5),
          "solid-colour", () -> cut(() -> new Frame().flat(128)),
          "test-card", () -> cut(() -> new Frame().bars(7)),
          "slate", () -> cut(() -> new Frame().slate()),
          "freeze", () -> live().frozen(5),
          "stutter", () -> repeated(live()),
          "flash", () -> flashing(live()),
          "silence", () -> heard(() -> new Window(2).level(-100)),
          "channel-silence", () -> heard(() -> new Window(2).level(1, -100)),
          "stalled", () -> live().mark(Mark.Kind.STALLED, 5, 0).nothing(5));

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

  private static List<String> reports(String name, Supplier<Scene> scene) {
    Spec<?> spec = Detectors.named(List.of(name)).get(0);
    return scene.get().moving(3).end().see(spec);
  }
}
