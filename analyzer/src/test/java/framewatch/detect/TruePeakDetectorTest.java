package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TruePeakDetectorTest {

  private static Scene of(double seconds, double db) {
    return new Scene().sound(2, () -> new Window(2).truePeak(1, db)).moving(seconds);
  }

  @Test
  void reportsASinglePeak() {
    var scene = of(5, -3).sound(2, () -> new Window(2).truePeak(1, 2.5)).moving(0.1);
    scene.sound(2, () -> new Window(2)).moving(70).end();
    assertThat(scene.see(TruePeakDetector.SPEC))
        .containsExactly("open 5.00 INFO", "close 5.00..5.10 INFO recovered");
    assertThat(scene.defects(TruePeakDetector.SPEC, Map.of()).get(0).values().get("true-peak"))
        .isBetween(2.49, 2.51);
  }

  @Test
  void takesThePeaksOfAMinuteForOneDefect() {
    int[] count = {0};
    var scene =
        new Scene()
            .sound(2, () -> new Window(2).truePeak(0, count[0]++ % 100 == 0 ? 2 : -6))
            .moving(60)
            .end();
    assertThat(scene.see(TruePeakDetector.SPEC))
        .containsExactly(
            "open 0.00 INFO",
            "update 0.00..10.10 WARNING",
            "update 0.00..20.10 WARNING",
            "update 0.00..30.10 WARNING",
            "update 0.00..40.10 WARNING",
            "update 0.00..50.10 WARNING",
            "close 0.00..50.10 WARNING ended");
  }

  @Test
  void allowsWhatAMeterMayBeWrong() {
    assertThat(of(5, 1.2).end().see(TruePeakDetector.SPEC)).isEmpty();
  }

  @Test
  void judgesByTheLevelThatIsSet() {
    assertThat(of(1, -1.5).end().see(TruePeakDetector.SPEC, Map.of("true-peak.level", "-2dB")))
        .hasSize(2);
  }

  @Test
  void endsAtADiscontinuity() {
    var scene = of(1, 2).mark(Mark.Kind.DISCONTINUITY, 0, 0).sound(2, () -> new Window(2));
    assertThat(scene.moving(1).end().see(TruePeakDetector.SPEC))
        .containsExactly("open 0.00 INFO", "close 0.00..1.00 INFO discontinuity");
  }

  @Test
  void leavesCutTopsToTheClippingDetector() {
    var scene = new Scene().sound(1, () -> new Window(1).clipped(0, 9).truePeak(0, 2.5)).moving(2);
    assertThat(scene.end().see(TruePeakDetector.SPEC)).isEmpty();
  }
}
