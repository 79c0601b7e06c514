package framewatch.ingest.source;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Where a source gets its packets from. */
interface Packets extends AutoCloseable {

  /** What {@link #next} brings. */
  sealed interface Read permits Arrived, Nothing, Finished {}

  /** A packet; the caller unreferences it before the next call. */
  record Arrived(AVPacket packet) implements Read {}

  /** Nothing arrived for about a second; so many microseconds in all. */
  record Nothing(long idleUs) implements Read {}

  /** No packet will come any more. */
  record Finished(boolean lost, String detail) implements Read {}

  Read next() throws SourceException;

  @Override
  void close();
}
