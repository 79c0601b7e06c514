package framewatch.standalone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private static Label label(String type, double start, double end) {
    return new Label(type, start, end);
  }

  private static Detected report(String detector, double start, double end) {
    return new Detected("s", detector, start, end, end);
  }

  private static Matching match(
      String type, List<Label> labels, List<Label> others, Detected... reports) {
    var stream = new LabelledStream("s", Path.of("s.mp4"), 60, false, labels, others);
    return Matching.of(LabelType.of(type), stream, List.of(reports));
  }

  @Test
  void takesTheReportThatIsMostAlike() {
    var exact = report("freeze", 10, 14);
    var loose = report("freeze", 10.5, 16);
    var matching = match("freeze", List.of(label("freeze", 10, 14)), List.of(), loose, exact);
    assertThat(matching.pairs()).extracting(Matching.Pair::report).containsExactly(exact);
    assertThat(matching.fragments()).containsExactly(loose);
    assertThat(matching.wrong()).isEmpty();
  }

  @Test
  void answersEachLabelOnce() {
    var both = report("black", 4, 12);
    var matching =
        match("black", List.of(label("black", 4, 7), label("black", 9, 12)), List.of(), both);
    assertThat(matching.pairs()).hasSize(1);
    assertThat(matching.missed()).hasSize(1);
  }

  @Test
  void takesAReportThatBeginsTogetherHoweverLong() {
    var matching = match("blur", List.of(label("blur", 4, 6)), List.of(), report("blur", 4.9, 40));
    assertThat(matching.pairs()).hasSize(1);
  }

  @Test
  void takesNoReportThatHasLittleInCommon() {
    var matching = match("blur", List.of(label("blur", 4, 6)), List.of(), report("blur", 1, 4.5));
    assertThat(matching.pairs()).isEmpty();
    assertThat(matching.missed()).hasSize(1);
    assertThat(matching.fragments()).hasSize(1);
  }

  @Test
  void countsAReportElsewhereAsFalse() {
    var matching =
        match("black", List.of(label("black", 4, 6)), List.of(), report("black", 20, 22));
    assertThat(matching.wrong()).hasSize(1);
  }

  @Test
  void countsAReportOnALookAlikeAsFalse() {
    var matching =
        match("black", List.of(), List.of(label("near_black", 19, 23)), report("black", 20, 22));
    assertThat(matching.wrong()).hasSize(1);
  }

  @Test
  void leavesOutAReportWhereNobodyCanDecide() {
    var slate = List.of(label("static", 19, 21));
    assertThat(match("freeze", List.of(), slate, report("freeze", 19, 22)).wrong()).isEmpty();
    assertThat(match("freeze", List.of(), slate, report("freeze", 19, 25)).wrong()).hasSize(1);
  }

  @Test
  void placesPointsByTheirStart() {
    var cut = List.of(label("pts_discontinuity", 10, 10));
    assertThat(
            match("pts_discontinuity", cut, List.of(), report("discontinuity", 10.9, 11)).pairs())
        .hasSize(1);
    var late = match("pts_discontinuity", cut, List.of(), report("discontinuity", 11.5, 11.5));
    assertThat(late.pairs()).isEmpty();
    assertThat(late.fragments()).hasSize(1);
  }

  @Test
  void measuresEdgesAndAlert() {
    var set =
        new LabelledSet(
            Path.of(""),
            List.of(
                new LabelledStream(
                    "s", Path.of(""), 3600, false, List.of(label("black", 10, 12)), List.of())));
    var scores = Scores.of(set, List.of(new Detected("s", "black", 10.5, 12.25, 11)));
    Score black = scores.byType().get("black");
    assertThat(black.median(Matching.Pair::onset)).isEqualTo(0.5);
    assertThat(black.p95(Matching.Pair::offset)).isEqualTo(0.25);
    assertThat(black.median(Matching.Pair::alert)).isEqualTo(1);
    assertThat(black.recall()).isEqualTo(1);
    assertThat(black.f1()).isCloseTo(1, within(1e-9));
  }

  @Test
  void tellsWhatTheSetSaysNothingAbout() {
    var set =
        new LabelledSet(
            Path.of(""),
            List.of(
                new LabelledStream(
                    "s", Path.of(""), 3600, false, List.of(label("black", 1, 2)), List.of()),
                new LabelledStream("clean", Path.of(""), 3600, true, List.of(), List.of())));
    var scores =
        Scores.of(
            set,
            List.of(
                new Detected("clean", "levels", 1, 2, 2), new Detected("clean", "black", 5, 6, 6)));
    assertThat(scores.unlabelled()).containsOnlyKeys("levels");
    assertThat(scores.alarmsOnClean()).hasSize(2);
    assertThat(scores.byType().get("black").falseOnClean()).isEqualTo(1);
    assertThat(scores.mistakes())
        .containsExactly(
            "missed  black              s 1.00..2.00",
            "false   black              clean 5.00..6.00");
  }
}
