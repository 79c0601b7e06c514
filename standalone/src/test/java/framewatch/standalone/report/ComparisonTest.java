package framewatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import framewatch.wire.avro.DefectEvent;
import framewatch.wire.avro.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final DefectEvent SAME = defect("a", 0, 4);
  private static final DefectEvent BEFORE = defect("b", 10, 14);
  private static final DefectEvent LATER = defect("c", 11, 14);
  private static final DefectEvent SHORT = defect("d", 20, 21);
  private static final DefectEvent FRESH = defect("e", 30, 32);

  @Test
  void saysWhatIsNewGoneAndMoved() {
    List<String> lines =
        ComparisonTable.lines(
            Comparison.of(List.of(SAME, BEFORE, SHORT), List.of(SAME, LATER, FRESH)));

    assertThat(lines)
        .containsExactly(
            "CHANGE  STREAM  DETECTOR  BEFORE                             AFTER",
            "moved   news    black     0:00:10.000 - 0:00:14.000 warning"
                + "  0:00:11.000 - 0:00:14.000 warning",
            "gone    news    black     0:00:20.000 - 0:00:21.000 warning  -",
            "new     news    black     -                                 "
                + " 0:00:30.000 - 0:00:32.000 warning",
            "Against the defects on the topic: 1 the same, 1 new, 1 gone, 1 moved,"
                + " 0 of another severity.");
  }

  @Test
  void pairsDefectsByTheLongestOverlap() {
    DefectEvent whole = defect("w", 0, 10);

    assertThat(Comparison.of(List.of(whole), List.of(defect("x", 0, 2), defect("y", 3, 10))))
        .extracting(change -> change.kind() + " " + change.defect().getId())
        .containsExactly("NEW x", "MOVED y");
  }

  @Test
  void comparesOnlyWithinOneSessionAndDetector() {
    DefectEvent other = Examples.black().setId("o").setEpoch(1).build();
    DefectEvent freeze = Examples.black().setId("f").setDetector("freeze").build();

    assertThat(Comparison.of(List.of(other), List.of(freeze)))
        .extracting(Comparison.Change::kind)
        .containsExactlyInAnyOrder(Comparison.Kind.GONE, Comparison.Kind.NEW);
  }

  @Test
  void saysIfOnlyTheSeverityChanged() {
    DefectEvent worse =
        Examples.black()
            .setId("z")
            .setStartUs(SAME.getStartUs())
            .setEndUs(SAME.getEndUs())
            .setSeverity(Severity.CRITICAL)
            .build();

    assertThat(Comparison.of(List.of(SAME), List.of(worse)))
        .extracting(Comparison.Change::kind)
        .containsExactly(Comparison.Kind.SEVERITY);
  }

  private static DefectEvent defect(String id, long startSeconds, long endSeconds) {
    return Examples.black()
        .setId(id)
        .setStartUs(startSeconds * 1_000_000)
        .setEndUs(endSeconds * 1_000_000)
        .build();
  }
}
