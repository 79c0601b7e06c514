package framewatch.ingest;

import framewatch.ingest.source.Source;
import java.util.Locale;

/** What is in a source, in a few words for people. */
final class Formats {
  private Formats() {}

  /** Such as {@code h264 1920x1080 25 fps, aac 48000 Hz stereo}. */
  static String describe(Source source) {
    var video = source.video();
    var audio = source.audio();
    var picture =
        video == null
            ? "no video"
            : String.format(
                Locale.ROOT,
                "%s %dx%d %.4g fps",
                video.getCodec(),
                video.getWidth(),
                video.getHeight(),
                video.getFrameRate());
    var sound =
        audio == null
            ? "no sound"
            : audio.getCodec() + " " + audio.getSampleRate() + " Hz " + audio.getLayout();
    return picture + ", " + sound;
  }
}
