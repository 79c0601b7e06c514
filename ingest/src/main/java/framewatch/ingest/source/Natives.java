package framewatch.ingest.source;

import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/**
 * Unpacks and loads libav, and says which it is. Run when the worker's image is built, so that the
 * worker itself needs no place to write to.
 */
public final class Natives {
  static {
    NativeMemory.lift();
  }

  private Natives() {}

  /** Path of the {@code ffmpeg} program of the same build, to compare with; unpacks it. */
  public static String ffmpegProgram() {
    return Loader.load(ffmpeg.class);
  }

  /** Prints FFmpeg's version; fails if a library cannot be loaded. */
  public static void main(String... arguments) {
    Class<?>[] libraries = {
      avutil.class, swresample.class, avcodec.class, avformat.class, swscale.class
    };
    for (Class<?> library : libraries) {
      Loader.load(library);
    }
    System.out.println("FFmpeg " + avutil.av_version_info().getString());
  }
}
