package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Small translations between libav's values and ours. */
final class Libav {
  private Libav() {}

  /** libav's text for an error number, such as {@code Connection refused}. */
  static String error(int code) {
    byte[] text = new byte[256];
    if (av_strerror(code, text, text.length) < 0) {
      return "error " + code;
    }
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  static String text(@Nullable BytePointer text) {
    return text == null || text.isNull() ? "" : text.getString(StandardCharsets.UTF_8);
  }
}
