package framewatch.standalone.faults;

/**
 * A stretch of a stream.
 *
 * @param from index of its first frame
 * @param to index of the first frame after it
 * @param fps frames per second
 */
record Window(int from, int to, int fps) {

  boolean contains(int index) {
    return index >= from && index < to;
  }

  int length() {
    return to - from;
  }

  /** Seconds from the first frame of the stream. */
  double start() {
    return (double) from / fps;
  }

  /** Seconds from the first frame of the stream. */
  double end() {
    return (double) to / fps;
  }

  /** Index of the first sound sample. */
  int fromSample() {
    return (int) Math.round(start() * Footage.SAMPLE_RATE);
  }

  /** Index of the first sound sample after it. */
  int toSample() {
    return (int) Math.round(end() * Footage.SAMPLE_RATE);
  }
}
