package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StalledDetectorTest {

  private static Scene stalled(Scene scene, int seconds) {
    for (int second = 1; second <= seconds; second++) {
      scene.nothing(1).mark(Mark.Kind.STALLED, second, 0);
    }
    return scene;
  }

  @Test
  void reportsAStallFromTheLastFrameToTheNext() {
    var scene = stalled(new Scene().moving(5), 12).moving(1).end();
    assertThat(scene.see(StalledDetector.SPEC))
        .containsExactly(
            "open 5.00 WARNING",
            "update 5.00..15.00 CRITICAL",
            "close 5.00..17.00 CRITICAL recovered");
  }

  @Test
  void leavesOutAShortStall() {
    assertThat(stalled(new Scene().moving(5), 1).moving(1).end().see(StalledDetector.SPEC))
        .isEmpty();
  }

  @Test
  void goesOnThroughADiscontinuityForNothingHasArrivedYet() {
    var scene = stalled(new Scene().moving(5), 3).mark(Mark.Kind.DISCONTINUITY, -3, 0).moving(1);
    assertThat(scene.end().see(StalledDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..8.00 WARNING recovered");
  }

  @Test
  void endsWithTheStream() {
    assertThat(stalled(new Scene().moving(5), 3).end().see(StalledDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..8.00 WARNING ended");
  }

  @Test
  void staysOpenAfterALossUntilTheSourceIsBack() {
    var lost = stalled(new Scene().moving(5), 3).mark(Mark.Kind.LOST, 0, 0);
    var settings = Settings.defaults(List.of(StalledDetector.SPEC.table()));
    var analysis =
        new StreamAnalysis(
            "scene",
            List.of(
                EnabledDetector.of(StalledDetector.SPEC, settings, new Profile("default", ""))));
    var said = new ArrayList<String>();
    observe(analysis, lost, 1_000_000_000, said);
    assertThat(said).containsExactly("open 5.00 WARNING", "update 5.00..8.00 CRITICAL");
    observe(analysis, new Scene().moving(5), 1_020_000_000, said);
    assertThat(said).last().isEqualTo("close 5.00..20.00 CRITICAL recovered");
  }

  private static void observe(
      StreamAnalysis analysis, Scene scene, long wallUs, List<String> said) {
    var origin = new Origin(wallUs / 1000, OptionalLong.of(wallUs), Origin.NO_OFFSET);
    for (int i = 0; i < scene.observations().size(); i++) {
      analysis.observe(
          origin, i, scene.observations().get(i), defect -> said.add(Scene.line(defect)));
    }
  }

  @Test
  void reportsALossThatCameWithoutAStall() {
    assertThat(new Scene().moving(5).mark(Mark.Kind.LOST, 0, 0).see(StalledDetector.SPEC))
        .containsExactly("open 5.00 CRITICAL");
  }
}
