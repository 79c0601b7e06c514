package framewatch.ingest;

/** Told how the watching of a stream goes. Called by the stream's thread, often: be quick. */
@FunctionalInterface
public interface Progress {
  /** For who does not want to know. */
  Progress NONE = (timeUs, durationUs) -> {};

  /**
   * It has come this far; told for the first time when the first frame has been measured.
   *
   * @param timeUs media time reached, microseconds
   * @param durationUs length of the media as its container states it; 0 if unknown
   */
  void at(long timeUs, long durationUs);

  /** The source is open; {@code formats} says what is in it, in a few words. */
  default void opened(String formats) {}

  /** The source cannot be opened or went away; there will be another attempt. */
  default void lost(String reason) {}
}
