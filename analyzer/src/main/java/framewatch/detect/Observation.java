package framewatch.detect;

/**
 * What a detector sees of a stream, in the order in which ingest saw it: video frames, audio
 * windows, samples, and marks for everything that happens to the stream itself.
 */
public sealed interface Observation permits VideoFrame, AudioWindow, Sample, LumaSample, Mark {

  /** Media time, microseconds from the session's first video frame. Never falls in a session. */
  long timeUs();

  /**
   * True where what came before cannot be continued: a condition that held until here ends here,
   * and differences to what came before mean nothing.
   */
  default boolean breaks() {
    return false;
  }
}
