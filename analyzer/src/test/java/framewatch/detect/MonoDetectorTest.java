package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MonoDetectorTest {

  private static final Map<String, String> SHORT = Map.of("mono.min-duration", "10s");

  private static Window window(double correlation) {
    return new Window(2).correlation(correlation);
  }

  private static Scene of(double seconds, double correlation) {
    return new Scene().sound(2, () -> window(correlation)).moving(seconds);
  }

  @Test
  void reportsTheSameSoundOnBothChannels() {
    var scene = of(5, 0.8).sound(2, () -> window(1)).moving(12).sound(2, () -> window(0.8));
    assertThat(scene.moving(3).end().see(MonoDetector.SPEC, SHORT))
        .containsExactly("open 5.00 INFO", "close 5.00..17.00 INFO recovered");
  }

  @Test
  void isQuietAboutAMonoReportOfFourMinutes() {
    assertThat(of(240, 1).end().see(MonoDetector.SPEC)).isEmpty();
  }

  @Test
  void endsWithTheStreamAndAtADiscontinuity() {
    var scene = of(12, 1).mark(Mark.Kind.DISCONTINUITY, 0, 0).moving(11).end();
    assertThat(scene.see(MonoDetector.SPEC, SHORT))
        .containsExactly(
            "open 0.00 INFO",
            "close 0.00..12.00 INFO discontinuity",
            "open 12.00 INFO",
            "close 12.00..23.00 INFO ended");
  }

  @Test
  void takesAVoiceInARoomForStereo() {
    assertThat(of(20, 0.999).end().see(MonoDetector.SPEC, SHORT)).isEmpty();
  }

  @Test
  void takesAVoiceAtTheSideForStereo() {
    var scene = new Scene().sound(2, () -> window(1).level(1, -26)).moving(20).end();
    assertThat(scene.see(MonoDetector.SPEC, SHORT)).isEmpty();
  }

  @Test
  void leavesSilenceToTheSilenceDetector() {
    var scene = new Scene().sound(2, () -> window(1).level(-80)).moving(20).end();
    assertThat(scene.see(MonoDetector.SPEC, SHORT)).isEmpty();
  }
}
