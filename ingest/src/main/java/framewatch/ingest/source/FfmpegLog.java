package framewatch.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import framewatch.config.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FFmpeg's own log, at level debug and without credentials. Called from any thread that is inside
 * libav. Unless debug is on, libav does not even make the text: what matters of it travels in the
 * data. A damaged stream can write thousands of lines a second, hence the limit.
 */
final class FfmpegLog extends LogCallback {
  private static final Logger LOG = LoggerFactory.getLogger("framewatch.ffmpeg");
  private static final int LINES_PER_SECOND = 20;

  /** libav holds no reference that the garbage collector sees. */
  private static final FfmpegLog INSTANCE = new FfmpegLog();

  private final AtomicLong second = new AtomicLong();
  private final AtomicLong lines = new AtomicLong();

  private FfmpegLog() {}

  /** Takes over FFmpeg's log for the whole process. */
  static void install() {
    av_log_set_level(LOG.isDebugEnabled() ? AV_LOG_WARNING : AV_LOG_FATAL);
    setLogCallback(INSTANCE);
  }

  @Override
  public void call(int level, BytePointer message) {
    if (level > AV_LOG_WARNING || !LOG.isDebugEnabled() || !withinLimit()) {
      return;
    }
    String text = message.getString(StandardCharsets.UTF_8).strip();
    if (!text.isEmpty()) {
      LOG.debug("{}", Redactor.text(text));
    }
  }

  private boolean withinLimit() {
    long now = System.nanoTime() / 1_000_000_000L;
    if (second.getAndSet(now) != now) {
      long dropped = lines.getAndSet(0) - LINES_PER_SECOND;
      if (dropped > 0) {
        LOG.debug("{} more lines of FFmpeg's log left out", dropped);
      }
    }
    return lines.incrementAndGet() <= LINES_PER_SECOND;
  }
}
