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
 * @param samplesMissed pictures that were wanted but not published
 * @param decodeErrors packets that a decoder refused
 * @param dropped observations that were not published
 * @param failure one line that names the stream and says why it is not DONE; null if it is
 */
public record Summary(
    String streamId,
    int sessions,
    long frames,
    long windows,
    long timeUs,
    long samples,
    long samplesMissed,
    long decodeErrors,
    long dropped,
    Outcome outcome,
    @Nullable String failure) {

  /** How the watching of a stream ended. */
  public enum Outcome {
    /** The source came to its end, or the worker was told to stop. */
    DONE,
    /** The source cannot be opened or read on. */
    NO_INPUT,
    /** Kafka does not take its records. */
    NOT_PUBLISHED,
    /** An error of ours. */
    BROKEN
  }

  Summary plus(Summary next) {
    return new Summary(
        streamId,
        sessions + next.sessions,
        frames + next.frames,
        windows + next.windows,
        timeUs + next.timeUs,
        samples + next.samples,
        samplesMissed + next.samplesMissed,
        decodeErrors + next.decodeErrors,
        dropped + next.dropped,
        next.outcome,
        next.failure);
  }

  Summary failed(Outcome how, String reason) {
    return new Summary(
        streamId,
        sessions,
        frames,
        windows,
        timeUs,
        samples,
        samplesMissed,
        decodeErrors,
        dropped,
        how,
        streamId + ": " + reason);
  }

  static Summary nothing(String streamId) {
    return new Summary(streamId, 0, 0, 0, 0, 0, 0, 0, 0, Outcome.DONE, null);
  }

  /** One line for people, without the stream. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d frames, %d audio windows, %.1f s, %d samples%s, %d decode errors, %d dropped",
        frames,
        windows,
        timeUs / 1e6,
        samples,
        samplesMissed == 0 ? "" : " (" + samplesMissed + " missed)",
        decodeErrors,
        dropped);
  }
}
