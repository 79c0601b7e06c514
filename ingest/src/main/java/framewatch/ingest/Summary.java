package framewatch.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a stream.
 *
 * @param sessions how often its source was opened
 * @param frames video frames measured
 * @param windows audio windows measured
 * @param timeUs media time watched, microseconds
 * @param samples pictures published
 * @param decodeErrors packets that a decoder refused
 * @param dropped observations that were not published
 * @param failure one line that names the stream, if it was not watched to its end; null if it was,
 *     or if the worker was told to stop
 */
public record Summary(
    String streamId,
    int sessions,
    long frames,
    long windows,
    long timeUs,
    long samples,
    long decodeErrors,
    long dropped,
    @Nullable String failure) {

  Summary plus(Summary next) {
    return new Summary(
        streamId,
        sessions + next.sessions,
        frames + next.frames,
        windows + next.windows,
        timeUs + next.timeUs,
        samples + next.samples,
        decodeErrors + next.decodeErrors,
        dropped + next.dropped,
        next.failure);
  }

  Summary failed(String reason) {
    return new Summary(
        streamId,
        sessions,
        frames,
        windows,
        timeUs,
        samples,
        decodeErrors,
        dropped,
        streamId + ": " + reason);
  }

  static Summary nothing(String streamId) {
    return new Summary(streamId, 0, 0, 0, 0, 0, 0, 0, null);
  }

  /** One line for people, without the stream. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d frames, %d audio windows, %.1f s, %d samples, %d decode errors, %d dropped",
        frames,
        windows,
        timeUs / 1e6,
        samples,
        decodeErrors,
        dropped);
  }
}
