package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatChangeDetectorTest {

  private static final Mark.AudioFormat STEREO = new Mark.AudioFormat("aac", 48_000, 2, "stereo");

  private static Mark.VideoFormat video(int width, double rate, double aspect) {
    return new Mark.VideoFormat("h264", width, 720, "yuv420p", 8, false, rate, aspect);
  }

  private static Scene opened(double seconds) {
    var scene = new Scene().format(Mark.Kind.OPENED, video(1280, 25, 1), STEREO);
    return scene.sound(2, () -> new Window(2)).moving(seconds);
  }

  private static Scene changed(Scene scene, Mark.VideoFormat video) {
    return scene.format(Mark.Kind.FORMAT_CHANGED, video, STEREO);
  }

  @Test
  void reportsAnotherSizeAsAMoment() {
    var scene = changed(opened(5), video(640, 25, 1)).moving(3).end();
    assertThat(scene.see(FormatChangeDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.00 WARNING recovered");
    assertThat(scene.defects(FormatChangeDetector.SPEC, Map.of()).get(1).values())
        .containsEntry("width", 640.0)
        .containsEntry("channels", 2.0);
  }

  @Test
  void reportsAnotherFrameRateAndAnotherShapeOfPixels() {
    var scene = changed(opened(5), video(1280, 50, 1)).moving(3);
    assertThat(changed(scene, video(1280, 50, 1.5)).moving(3).end().see(FormatChangeDetector.SPEC))
        .hasSize(4);
  }

  @Test
  void reportsAnotherLayoutOfSound() {
    var surround = new Mark.AudioFormat("aac", 48_000, 6, "5.1");
    var scene = opened(5).format(Mark.Kind.FORMAT_CHANGED, video(1280, 25, 1), surround).moving(3);
    assertThat(scene.end().see(FormatChangeDetector.SPEC)).hasSize(2);
  }

  @Test
  void isOneDefectWhenPictureAndSoundChange() {
    var mono = new Mark.AudioFormat("aac", 48_000, 1, "mono");
    var scene = changed(opened(5), video(640, 25, 1)).moving(0.2);
    scene.format(Mark.Kind.FORMAT_CHANGED, video(640, 25, 1), mono).moving(3).end();
    assertThat(scene.see(FormatChangeDetector.SPEC))
        .containsExactly("open 5.00 WARNING", "close 5.00..5.20 WARNING recovered");
  }

  @Test
  void leavesOutAnotherCodecOrPixelFormatOfTheSameLook() {
    var other = new Mark.VideoFormat("hevc", 1280, 720, "yuvj420p", 8, false, 25, 1);
    assertThat(changed(opened(5), other).moving(3).end().see(FormatChangeDetector.SPEC)).isEmpty();
  }

  @Test
  void leavesOutWhatIsOnlyFoundOutWithTheFirstFrame() {
    var scene = new Scene().format(Mark.Kind.OPENED, video(1280, 25, 1), STEREO);
    assertThat(changed(scene, video(640, 25, 1)).moving(3).end().see(FormatChangeDetector.SPEC))
        .isEmpty();
  }

  @Test
  void goesOnComparingAcrossADiscontinuity() {
    var scene = opened(5).mark(Mark.Kind.DISCONTINUITY, -5, 0).moving(1);
    assertThat(changed(scene, video(640, 25, 1)).end().see(FormatChangeDetector.SPEC))
        .containsExactly("open 6.00 WARNING", "close 6.00..6.00 WARNING ended");
  }

  @Test
  void lastsAsLongAsTheFormatIsAnotherThanExpected() {
    var expected = Map.of("format-change.width", "1280", "format-change.frame-rate", "25");
    var scene = changed(opened(5), video(640, 25, 1)).moving(12);
    changed(scene, video(1280, 25, 1)).moving(3).end();
    assertThat(scene.see(FormatChangeDetector.SPEC, expected))
        .containsExactly(
            "open 5.00 WARNING",
            "update 5.00..15.00 CRITICAL",
            "close 5.00..17.00 CRITICAL recovered");
    assertThat(opened(5).end().see(FormatChangeDetector.SPEC, expected)).isEmpty();
    assertThat(
            opened(5).end().see(FormatChangeDetector.SPEC, Map.of("format-change.height", "576")))
        .containsExactly("open 0.00 WARNING", "close 0.00..4.96 WARNING ended");
  }
}
