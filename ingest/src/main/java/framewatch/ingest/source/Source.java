package framewatch.ingest.source;

import framewatch.wire.avro.AudioFormat;
import framewatch.wire.avro.VideoFormat;
import org.jspecify.annotations.Nullable;

/**
 * An opened source: one video and one audio track at most, decoded in the order of the container.
 * Used by one thread.
 */
public interface Source extends AutoCloseable {

  /** The video track as it is now; null where there is none. */
  @Nullable VideoFormat video();

  /** The audio track as it is now; null where there is none. */
  @Nullable AudioFormat audio();

  /** True if nothing may be skipped and everything can be had again: a file, not a live stream. */
  boolean replayable();

  /** Length of the media in microseconds as the container states it; 0 if unknown. */
  long durationUs();

  /**
   * Timestamp at which picture and sound end as the container states it, microseconds; {@link
   * Long#MIN_VALUE} if it states nothing, or what is known of the length is an estimate.
   */
  default long announcedEndUs() {
    return Long.MIN_VALUE;
  }

  /** True, after {@link Media.End}, if the media breaks off within a unit of its container. */
  default boolean cutOff() {
    return false;
  }

  /**
   * The next piece of media. What it hands over is valid until the next call. After {@link
   * Media.End} it is not called again.
   *
   * @throws SourceException if the source cannot be read on and this is not the end of it
   */
  Media next() throws SourceException;

  @Override
  void close();
}
