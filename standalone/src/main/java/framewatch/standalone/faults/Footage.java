package framewatch.standalone.faults;

import java.io.IOException;

/** Pictures and sound without defects, of which streams are made. */
interface Footage {
  /** Hz. */
  int SAMPLE_RATE = 48_000;

  /**
   * Makes what one stream needs.
   *
   * @param stream the stream's id; another one gives other pictures
   * @param frames how many
   */
  Reel reel(String stream, Shape shape, int frames) throws IOException, InterruptedException;

  /**
   * What pictures look like.
   *
   * @param width columns, even
   * @param height rows, even
   * @param fps frames per second
   */
  record Shape(int width, int height, int fps) {}
}
