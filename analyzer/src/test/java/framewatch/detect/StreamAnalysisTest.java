package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StreamAnalysisTest {

  private static final int BRIGHT = 220;

  private final List<Defect> defects = new ArrayList<>();
  private StreamAnalysis analysis = analysis(Map.of());

  private static StreamAnalysis analysis(Map<String, String> settings) {
    return new StreamAnalysis("s", enabled(settings));
  }

  private static List<EnabledDetector> enabled(Map<String, String> settings) {
    var tables = List.of(BrightDetector.SPEC.table(), AwayDetector.SPEC.table());
    var given = Settings.load(tables, null, Map.of(), settings);
    return List.of(
        EnabledDetector.of(BrightDetector.SPEC, given, new Profile("default", "")),
        EnabledDetector.of(AwayDetector.SPEC, given, new Profile("default", "")));
  }

  private static Origin live(long epoch) {
    return new Origin(epoch, OptionalLong.of(epoch * 1_000_000), 7);
  }

  private static Scene bright(Scene scene, double seconds) {
    return scene.frames(seconds, () -> new Frame().luma(BRIGHT, 5));
  }

  private void observe(Origin origin, List<Observation> observations) {
    for (int i = 0; i < observations.size(); i++) {
      analysis.observe(origin, i, observations.get(i), defects::add);
    }
  }

  private List<String> lines() {
    return defects.stream().map(Scene::line).toList();
  }

  @Test
  void givesADefectFromItsBackDatedStartToItsEnd() {
    var scene = bright(new Scene().moving(2), 3).moving(1).end();
    assertThat(scene.see(BrightDetector.SPEC))
        .containsExactly("open 2.00 WARNING", "close 2.00..5.00 WARNING recovered");
  }

  @Test
  void updatesEveryTenSecondsAndWheneverTheSeverityRises() {
    var scene = bright(new Scene(), 12).frames(1, () -> new Frame().luma(250, 1)).moving(1).end();
    assertThat(scene.see(BrightDetector.SPEC))
        .containsExactly(
            "open 0.00 WARNING",
            "update 0.00..11.00 WARNING",
            "update 0.00..12.04 CRITICAL",
            "close 0.00..13.00 CRITICAL recovered");
  }

  @Test
  void ignoresWhatItHadAndWhatIsOlder() {
    var observations = bright(new Scene(), 2).moving(1).end().observations();
    observe(live(5), observations);
    int before = defects.size();
    observe(live(5), observations);
    observe(live(4), observations);
    assertThat(before).isEqualTo(2);
    assertThat(defects).hasSize(before);
  }

  @Test
  void keepsThePositionAndTheEpochOfAnEndedStreamAndNothingElse() {
    var observations = bright(new Scene(), 2).end().observations();
    observe(live(5), observations);
    byte[] saved = analysis.save();
    assertThat(saved).hasSizeLessThan(50);
    analysis = StreamAnalysis.restore("s", enabled(Map.of()), saved);
    observe(live(5), observations);
    assertThat(defects).hasSize(2);
  }

  @Test
  void takesOtherContentEvenIfItsEpochIsSmaller() {
    observe(new Origin(-3, OptionalLong.empty(), 1), bright(new Scene(), 2).end().observations());
    observe(new Origin(-9, OptionalLong.empty(), 2), bright(new Scene(), 2).end().observations());
    assertThat(defects).hasSize(4);
    assertThat(defects.get(0).id()).isNotEqualTo(defects.get(2).id());
    assertThat(defects.get(0).startWallUs()).isNull();
  }

  @Test
  void supersedesWhatIsOpenWhenANewerSessionBegins() {
    observe(live(5), bright(new Scene(), 2).observations());
    observe(live(6), new Scene().observations());
    assertThat(lines()).containsExactly("open 0.00 WARNING", "close 0.00..2.00 WARNING superseded");
    assertThat(defects.get(1).epoch()).isEqualTo(5);
  }

  @Test
  void keepsALossOpenUntilTheSourceIsBack() {
    observe(live(5), bright(new Scene(), 2).mark(Mark.Kind.LOST, 0, 0).observations());
    analysis = StreamAnalysis.restore("s", enabled(Map.of()), analysis.save());
    observe(live(65), new Scene().observations());
    assertThat(lines())
        .containsExactly(
            "open 0.00 WARNING",
            "close 0.00..2.00 WARNING lost",
            "open 2.00 CRITICAL",
            "close 2.00..60.00 CRITICAL recovered");
    assertThat(defects.get(3).endWallUs()).isEqualTo(65_000_000);
  }

  @Test
  void showsALossThatLastsToTheDetectorsThatOutliveIt() {
    var scene = bright(new Scene(), 2).mark(Mark.Kind.LOST, 0, 0);
    observe(live(5), scene.mark(Mark.Kind.STALLED, 3, 3).end().observations());
    assertThat(lines())
        .containsExactly(
            "open 0.00 WARNING",
            "close 0.00..2.00 WARNING lost",
            "open 2.00 CRITICAL",
            "close 2.00..2.00 CRITICAL ended");
  }

  @Test
  void seesAGapWherePositionsAreMissing() {
    var observations = bright(new Scene(), 4).end().observations();
    for (int i = 0; i < observations.size(); i++) {
      if (i < 40 || i > 50) {
        analysis.observe(live(5), i, observations.get(i), defects::add);
      }
    }
    assertThat(lines())
        .containsExactly(
            "open 0.00 WARNING",
            "close 0.00..1.56 WARNING discontinuity",
            "open 2.00 WARNING",
            "close 2.00..4.00 WARNING ended");
  }

  @Test
  void goesOnWithoutADetectorsStateAfterItFailed() {
    analysis = analysis(Map.of("bright.fails-at", "230"));
    var scene = bright(new Scene(), 2).frames(0.04, () -> new Frame().luma(230, 5));
    observe(live(5), bright(scene, 2).mark(Mark.Kind.LOST, 0, 0).observations());
    assertThat(lines())
        .containsExactly(
            "open 0.00 WARNING",
            "close 0.00..2.00 WARNING superseded",
            "open 2.04 WARNING",
            "close 2.04..4.04 WARNING lost",
            "open 4.04 CRITICAL");
    assertThat(analysis.takeFailures()).containsOnlyKeys("bright");
    assertThat(analysis.takeFailures()).isEmpty();
  }

  @Test
  void closesWhatWasOpenUnderOtherSettings() {
    var observations = bright(new Scene(), 6).end().observations();
    for (int i = 0; i < observations.size(); i++) {
      if (i == 100) {
        byte[] saved = analysis.save();
        var other = enabled(Map.of("bright.min-duration", "500ms"));
        analysis = StreamAnalysis.restore("s", other, saved);
        assertThat(analysis.unreadable()).containsExactly("bright");
      }
      analysis.observe(live(5), i, observations.get(i), defects::add);
    }
    assertThat(lines())
        .containsExactly(
            "open 0.00 WARNING",
            "close 0.00..3.96 WARNING superseded",
            "open 3.96 WARNING",
            "close 3.96..6.00 WARNING ended");
    assertThat(defects.get(1).id()).isEqualTo(defects.get(0).id());
    assertThat(defects.get(2).configHash()).isNotEqualTo(defects.get(0).configHash());
  }

  @Test
  void namesTheSampleThatShowsTheDefect() {
    var scene = new Scene().moving(1).sampled().moving(1);
    observe(live(5), bright(scene, 2).observations());
    assertThat(defects.get(0).evidence()).isEqualTo(new Defect.Evidence(0, 1_000_000));
    defects.clear();
    scene = new Scene().sampled().moving(1);
    scene = bright(scene, 0.4).frames(0.04, () -> new Frame().luma(BRIGHT, 5).sample(9));
    analysis = analysis(Map.of());
    observe(live(5), bright(scene, 3).observations());
    assertThat(defects.get(0).evidence()).isEqualTo(new Defect.Evidence(9, 1_440_000));
  }

  @Test
  void placesADefectInTheSourcesTimelineAndOnTheTopic() {
    var observations = bright(new Scene().moving(20), 2).observations();
    for (int i = 0; i < observations.size(); i++) {
      var origin = new Origin(5, OptionalLong.of(90_000_000), 100 + i / 25);
      analysis.observe(origin, i, observations.get(i), defects::add);
    }
    var open = defects.get(0);
    assertThat(open.startPtsUs()).isEqualTo(21_000_000);
    assertThat(open.startWallUs()).isEqualTo(110_000_000);
    assertThat(open.firstOffset()).isBetween(117L, 120L);
  }
}
